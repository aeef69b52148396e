using System.Globalization;

namespace VoipbinGrains.Streams;

/// <summary>
/// Where a subscription begins, as it is stored with it: in what Orleans keeps for a filter, of which it has none here.
/// </summary>
internal static class StoredBeginning
{
    private const string Prefix = "after=";

    /// <summary>As it is stored.</summary>
    /// <param name="position">The position after which it begins.</param>
    public static string Write(long position) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{position}");

    /// <summary>The position; null if none is stored.</summary>
    public static long? Read(string? stored) =>
        stored is not null && stored.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(
                stored.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
}
