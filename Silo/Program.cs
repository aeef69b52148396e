using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
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
    builder.AddVoipbinSilo();
    builder.AddVoipbinHealth().AddSiloChecks();
    builder.AddVoipbinApi();

    var app = builder.Build();
    app.MapVoipbinHealth();
    if (app.Configuration.GetValue("Api:Enabled", defaultValue: true))
    {
        app.MapVoipbinApi();
    }

    await app.RunServer();
    return 0;
}
catch (Exception error)
{
    return StartRefusal.Tell(error);
}
