using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Endpoints that bound what they take themselves: the server's own limits answer 413 and 408, or cut the sender off,
/// before anything is kept.
/// </summary>
internal static class OwnLimits
{
    public static ValueTask<object?> Lift(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Lift(context.HttpContext.Features);
        return next(context);
    }

    public static void Lift(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
