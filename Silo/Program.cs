using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Hosting;

if (args is [HashKeyCommand.Name, ..])
{
    return HashKeyCommand.Run(args);
}

if (args is [SchemaCommand.Name, ..])
{
    return SchemaCommand.Run(args);
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });

    builder.AddServer();
    builder.AddTelemetry();
    builder.AddVoipbinSilo();
    builder.AddVoipbinHealth().AddSiloChecks();
    var hasApi = builder.Configuration.GetValue("Api:Enabled", defaultValue: true);
    if (hasApi)
    {
        builder.AddVoipbinApi();
    }

    var app = builder.Build();
    app.MapVoipbinHealth();
    if (hasApi)
    {
        app.MapVoipbinApi();
        app.MapDashboard();
    }

    await app.RunServer(app.TellWhereabouts);
    return 0;
}
catch (Exception error)
{
    return StartRefusal.Tell(error);
}
