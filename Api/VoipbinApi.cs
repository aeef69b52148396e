using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Batches;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Api.Conversations;
using VoipbinGrains.Api.Figures;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Lifecycles;
using VoipbinGrains.Api.OpenApi;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Quarantine;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Api.Spooling;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Unmodelled;
using VoipbinGrains.Api.Wallboard;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api;

/// <summary>The HTTP edge: what a host adds and maps. It needs the cluster's grains and nothing else.</summary>
public static class VoipbinApi
{
    /// <summary>Adds the services of the edge.</summary>
    public static IHostApplicationBuilder AddVoipbinApi(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddApiJson();
        builder.AddTenants();
        builder.AddReadAccess();
        builder.AddSpool();
        builder.AddWebhooks();
        builder.AddBatches();
        builder.AddQuarantine();
        builder.AddAudit();
        builder.AddResources();
        builder.AddChanges();
        builder.AddFigures();
        builder.AddWallboard();
        builder.AddApiDocument();
        builder.Services.AddHostedService<WarmUp>();
        return builder;
    }

    /// <summary>Maps the paths of the edge.</summary>
    public static WebApplication MapVoipbinApi(this WebApplication app)
    {
        app.UseProblems();
        app.UseListeners();
        app.UseStartupGate();
        app.UseReadAccess();
        app.MapWebhooks();
        app.MapReads(Scope.Ingest).MapBatches();

        var reads = app.MapReads(Scope.Read);
        reads.MapResources();
        reads.MapChanges();
        reads.MapFeed();
        reads.MapLifecycles();
        reads.MapUnmodelled();
        reads.MapConversations();
        reads.MapBoard();
        app.MapReads(Scope.Stats).MapFigures();

        var ops = app.MapReads(Scope.Ops);
        ops.MapQuarantine();
        ops.MapAudit();
        ops.MapWithdrawals();
        ops.MapFiguresRebuild();
        app.MapWallboardPage();
        app.MapApiDocument();
        return app;
    }
}
