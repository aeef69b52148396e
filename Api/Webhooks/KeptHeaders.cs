using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// A request's headers as the quarantine keeps them, a line each: what tells who sent it and how, and of all others the
/// name alone, because any of them may carry a secret. The signature is none: it is good for this one body.
/// </summary>
internal static class KeptHeaders
{
    private const string Hidden = "[redacted]";
    private const int MostLength = 4 * 1024;

    private static readonly FrozenSet<string> told = new[]
    {
        HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Connection, HeaderNames.ContentEncoding,
        HeaderNames.ContentLength, HeaderNames.ContentType, HeaderNames.Date, HeaderNames.Expect, HeaderNames.Host,
        HeaderNames.TransferEncoding, HeaderNames.UserAgent, HeaderNames.Via, "Forwarded", "X-Forwarded-For",
        "X-Forwarded-Proto", "X-Request-Id", Signature.Header,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers as they are kept.</summary>
    /// <param name="headers">As sent.</param>
    public static string Of(IHeaderDictionary headers)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                var line = $"{name}: {(told.Contains(name) ? value : Hidden)}\n";
                if (text.Length + line.Length <= MostLength)
                {
                    text.Append(line);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The headers by their names; of one that was sent several times, all values.</summary>
    /// <param name="kept">As they were kept; null for none.</param>
    public static IReadOnlyDictionary<string, string> Read(string? kept) => Lines(kept)
        .GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => string.Join(", ", same.Select(line => line.Value)));

    /// <summary>The signatures that were sent.</summary>
    /// <param name="kept">As they were kept; null for none.</param>
    public static StringValues SignatureIn(string? kept) => new([.. Lines(kept)
        .Where(line => line.Name.Equals(Signature.Header, StringComparison.OrdinalIgnoreCase))
        .Select(line => line.Value)]);

    private static IEnumerable<(string Name, string Value)> Lines(string? kept) =>
        from line in (kept ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let colon = line.IndexOf(": ", StringComparison.Ordinal)
        where colon > 0
        select (line[..colon], line[(colon + 2)..]);
}
