using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>Where VoIPBin sends its webhooks: its <c>webhook_method</c> allows four methods, all with a body.</summary>
internal static class WebhookEndpoints
{
    private static readonly string[] Methods =
        [HttpMethods.Post, HttpMethods.Put, HttpMethods.Get, HttpMethods.Delete];

    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuarantineDoor>();
        builder.Services.AddSingleton<WebhookDoor>();
    }

    public static void MapWebhooks(this WebApplication app)
    {
        app.MapMethods("/v1/webhooks", Methods, (HttpContext http, WebhookDoor door) =>
            door.Receive(http, ResourceKey.DefaultTenant)).AddEndpointFilter(OwnLimits);
        app.MapMethods("/v1/webhooks/{tenant}", Methods, (HttpContext http, WebhookDoor door, string tenant) =>
            door.Receive(http, tenant)).AddEndpointFilter(OwnLimits);
    }

    // the server's own limits answer 413 and 408 before anything is kept
    private static ValueTask<object?> OwnLimits(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var features = context.HttpContext.Features;
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        return next(context);
    }
}
