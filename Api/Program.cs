using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Hosting;

return await ServerProgram.Run(
    args,
    (builder, checks) =>
    {
        builder.AddVoipbinClient();
        builder.AddVoipbinApi();
        checks.AddCheck<ClusterCheck>("cluster");
    },
    app => app.MapVoipbinApi(),
    app => app.TellWhereabouts());
