using System.Text.RegularExpressions;

namespace VoipbinGrains.Tests.Server;

/// <summary>What no line of a server's output may hold: whatever the tests keep secret, and people's numbers.</summary>
internal static partial class Confidences
{
    /// <summary>Shorter settings of tests are words that a log may well hold.</summary>
    private const int Shortest = 8;

    private static readonly string[] known =
        ["the secret of ", "the key of ", "a key with all scopes", "a key with one scope", "a key of the other tenant"];

    /// <summary>The first line that holds what it must not; null if none does.</summary>
    /// <param name="lines">What a server has written.</param>
    /// <param name="settings">What it was told on its command line.</param>
    public static string? FirstIn(IEnumerable<string> lines, IEnumerable<string> settings)
    {
        string[] secret = [.. known, .. settings.Where(one => IsSecret().IsMatch(one)).Select(ValueOf)];
        return lines.FirstOrDefault(line => Shape().IsMatch(line)
            || secret.Any(one => one.Length >= Shortest && line.Contains(one, StringComparison.OrdinalIgnoreCase)));
    }

    private static string ValueOf(string setting) => setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex(@"^--Tenants:[^=]+:(Secrets:\d+|Sha256)=")]
    private static partial Regex IsSecret();

    // numbers as VoIPBin sends them, +821021656521; signatures and hashes of keys; keys as they are sent; stream
    // tokens, which begin as JSON does in base64
    [GeneratedRegex(@"\+\d{8,15}\b|\b[0-9A-Fa-f]{64}\b|\bBearer [^<\s]|\beyJ[\w-]{16,}\.[\w-]{16,}")]
    private static partial Regex Shape();
}
