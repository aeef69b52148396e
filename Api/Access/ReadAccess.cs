using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Reads are open only on this machine: every bound address is loopback, and no proxy says that it passes somebody on.
/// </summary>
internal sealed class ReadAccess(IServer server) : IEndpointFilter
{
    private const string ForwardedPrefix = "X-Forwarded-";
    private const string Forwarded = "Forwarded";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        !IsOpenTo(context.HttpContext.Request) ? Problem.Of(
            StatusCodes.Status401Unauthorized,
            Problem.Unauthorized,
            "Reads are open on loopback only: bind every address in Urls to localhost, and ask without a proxy.")
        : context.HttpContext.Request.Query.TryGetValue("tenant", out var tenant)
            && !TenantRegistry.IsName(tenant.ToString()) ? Problem.Missing("No tenant has such a name.")
        : await next(context);

    private bool IsOpenTo(HttpRequest request) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.All(IsLoopback) is true
        && !request.Headers.Keys.Any(name => name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(ForwardedPrefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}

internal static class ReadAccessServices
{
    public static void AddReadAccess(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ReadAccess>();

    /// <summary>The group of everything that tells what this product knows.</summary>
    public static RouteGroupBuilder MapReads(this WebApplication app) =>
        app.MapGroup("/v1").AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<ReadAccess>().InvokeAsync(context, next));
}
