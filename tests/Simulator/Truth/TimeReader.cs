using System.Globalization;

namespace VoipbinGrains.Simulator.Truth;

/// <summary>Reads a time of either era, and of the product.</summary>
internal static class TimeReader
{
    private const int YearOfUnset = 9999;

    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];

    /// <summary>Microseconds since 1970; null if it is unset or no time.</summary>
    public static long? Read(string? text) =>
        DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && time.Year != YearOfUnset
            ? (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond
            : null;
}
