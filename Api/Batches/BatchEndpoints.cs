using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.Batches;

/// <summary>Where many webhooks are brought in at once: imports, and what was missed.</summary>
internal static class BatchEndpoints
{
    public static void AddBatches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BatchAnswers>();
        builder.Services.AddSingleton<BatchRoom>();
        builder.Services.AddSingleton<BatchDoor>();
    }

    public static void MapBatches(this RouteGroupBuilder ingest)
    {
        ingest.MapPost("/webhooks/batch", Receive).AddEndpointFilter(OwnLimits.Lift);
        ingest.MapPost("/webhooks/{tenant}/batch", Receive).AddEndpointFilter(OwnLimits.Lift);
    }

    private static Task<IResult> Receive(HttpContext http, BatchDoor door, AskedTenant asked) =>
        door.Receive(http, asked.Name);
}
