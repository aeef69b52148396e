using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Spooling;

/// <summary>A webhook that waits on this machine's disk until the cluster takes it.</summary>
/// <param name="Id">Its number in the spool.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="ReceivedAt">When it was received, in microseconds since 1970.</param>
/// <param name="ContentType">The content type as sent; null if there was none.</param>
/// <param name="Body">The body as received.</param>
/// <param name="Attempts">How often the cluster did not take it since it is here.</param>
internal sealed record SpooledWebhook(
    long Id, string Tenant, long ReceivedAt, string? ContentType, byte[] Body, long Attempts)
{
    // a row's own columns and its share of the page
    private const int Overhead = 256;

    /// <summary>A webhook that has just been received.</summary>
    public static SpooledWebhook Received(string tenant, DateTimeOffset at, string? contentType, byte[] body) =>
        new(0, tenant, VoipbinTime.ToMicroseconds(at), contentType, body, 0);

    /// <summary>About how many bytes of the file it takes.</summary>
    public long Size => Body.Length + Overhead;
}
