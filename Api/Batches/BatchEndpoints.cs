using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Resources;

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

    public static void MapBatches(this RouteGroupBuilder reads)
    {
        reads.MapPost("/webhooks/batch", (HttpContext http, BatchDoor door) =>
            door.Receive(http, ResourceKey.DefaultTenant)).AddEndpointFilter(OwnLimits.Lift);
        reads.MapPost("/webhooks/{tenant}/batch", (HttpContext http, BatchDoor door, string tenant) =>
            door.Receive(http, tenant)).AddEndpointFilter(OwnLimits.Lift);
    }
}
