using System.Globalization;
using System.Net;
using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Options;

/// <summary>Reads the values of options; what cannot be read is told by a <see cref="FormatException"/>.</summary>
internal static class OptionValues
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("", TimeSpan.FromSeconds(1)),
    ];

    public static Uri Url(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new FormatException("takes a URL, such as http://localhost:5080");

    public static IReadOnlyList<IPEndPoint> Addresses(string value) => [.. value.Split(',').Select(Address)];

    public static IReadOnlyList<Era> Eras(string value) => value switch
    {
        "2022" => [Era.Of2022],
        "today" => [Era.Today],
        "both" => [Era.Of2022, Era.Today],
        _ => throw new FormatException("takes 2022, today or both"),
    };

    public static int Whole(string value, int least) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
            ? number
            : throw new FormatException("takes a whole number" + (least > int.MinValue ? $" from {least} on" : ""));

    public static double Number(string value, double above) =>
        Read(value) is { } number && number > above
            ? number
            : throw new FormatException($"takes a number above {above.ToString(CultureInfo.InvariantCulture)}");

    public static double Part(string value) =>
        Read(value) is { } part and >= 0 and <= 1 ? part : throw new FormatException("takes a number from 0 to 1");

    public static TimeSpan Duration(string value)
    {
        var (unit, length) = Units.First(one => value.EndsWith(one.Unit, StringComparison.Ordinal));
        return Read(value[..^unit.Length]) is { } count and >= 0 and < 1e6
            ? length * count
            : throw new FormatException("takes a time, such as 500ms, 30s, 10m or 1h");
    }

    public static DateTimeOffset Instant(string value) =>
        DateTimeOffset.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw new FormatException("takes a time, such as 2026-11-02T09:00:00Z");

    private static IPEndPoint Address(string value) =>
        IPEndPoint.TryParse(value, out var address)
            ? address
            : throw new FormatException("takes addresses, such as 127.0.0.1:5081,127.0.0.1:5082");

    private static double? Read(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
