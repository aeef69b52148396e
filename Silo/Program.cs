using VoipbinGrains.Api;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Hosting;

if (args is [SchemaCommand.Name, ..])
{
    return SchemaCommand.Run(args);
}

return await ServerProgram.Run(
    args,
    (builder, checks) =>
    {
        builder.AddVoipbinSilo();
        checks.AddSiloChecks();
        if (builder.Configuration.HasApi())
        {
            builder.AddVoipbinApi();
        }
    },
    app =>
    {
        if (app.Configuration.HasApi())
        {
            app.MapVoipbinApi();
            app.MapDashboard();
        }
    },
    app => app.TellWhereabouts());
