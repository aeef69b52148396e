using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Hosting;

if (args is [HashKeyCommand.Name, ..])
{
    return HashKeyCommand.Run(args);
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
    builder.AddVoipbinClient();
    builder.AddVoipbinHealth().AddCheck<ClusterCheck>("cluster");
    builder.AddVoipbinApi();

    var app = builder.Build();
    app.MapVoipbinHealth();
    app.MapVoipbinApi();
    await app.RunServer(app.TellWhereabouts);
    return 0;
}
catch (Exception error)
{
    return StartRefusal.Tell(error);
}
