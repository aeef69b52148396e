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
        var door = new Lazy<WebhookDoor>(app.Services.GetRequiredService<WebhookDoor>);
        var senders = app.MapGroup("/v1").WithMetadata(new ServedTo(Audience.Senders));

        // delegates of the request alone: nothing is bound, which would cost more than what is done here
        senders.MapMethods("/webhooks", Methods, http => Answer(http, ResourceKey.DefaultTenant));
        senders.MapMethods("/webhooks/{tenant}", Methods, http => Answer(http, (string)http.GetRouteValue("tenant")!));

        Task Answer(HttpContext http, string tenant)
        {
            OwnLimits.Lift(http.Features);
            return door.Value.Answer(http, tenant);
        }
    }
}
