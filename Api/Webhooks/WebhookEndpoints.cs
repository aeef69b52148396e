using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>Where VoIPBin sends its webhooks: its <c>webhook_method</c> allows four methods, all with a body.</summary>
internal static class WebhookEndpoints
{
    private static readonly string[] Methods =
        [HttpMethods.Post, HttpMethods.Put, HttpMethods.Get, HttpMethods.Delete];

    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EdgeMetrics>();
        builder.Services.AddSingleton<QuarantineDoor>();
        builder.Services.AddSingleton<Beginnings>();
        builder.Services.AddSingleton<Customers>();
        builder.Services.AddSingleton<WebhookIntake>();
        builder.Services.AddSingleton<WebhookRooms>();
        builder.Services.AddSingleton<WebhookDoor>();
    }

    public static void MapWebhooks(this WebApplication app)
    {
        var senders = app.MapGroup("/v1").WithMetadata(new ServedTo(Audience.Senders));
        senders.MapMethods("/webhooks", Methods, (HttpContext http, WebhookDoor door) =>
            door.Receive(http, ResourceKey.DefaultTenant)).AddEndpointFilter(OwnLimits.Lift);
        senders.MapMethods("/webhooks/{tenant}", Methods, (HttpContext http, WebhookDoor door, string tenant) =>
            door.Receive(http, tenant)).AddEndpointFilter(OwnLimits.Lift);
    }
}
