namespace VoipbinGrains.Api.Access;

/// <summary>
/// Without keys, reads are open only on this machine: every address that they are bound to is loopback, no proxy says
/// that it passes somebody on, and no page from elsewhere asks, be it under a name of its own that leads here.
/// </summary>
internal sealed class OpenReads(Listeners listeners)
{
    private const string ForwardedPrefix = "X-Forwarded-";
    private const string Forwarded = "Forwarded";

    public bool AreOpenTo(HttpRequest request) =>
        listeners.AreReadsLocal
        && (!request.Host.HasValue || Listeners.IsLoopbackHost(request.Host.Host)) // HTTP 1.0 may name none
        && request.Headers.Origin.All(IsLoopbackOrigin)
        && !request.Headers.Keys.Any(name => name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(ForwardedPrefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopbackOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && Listeners.IsLoopbackHost(uri.Host);
}
