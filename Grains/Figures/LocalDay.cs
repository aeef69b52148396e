using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// A day of a time zone, from midnight to midnight: 23, 24 or 25 hours, in quarters of an hour. Times are in
/// microseconds since 1970.
/// </summary>
internal sealed record LocalDay(long From, long To)
{
    /// <summary>A quarter of an hour, which every time zone's midnight is a multiple of.</summary>
    public const long Quarter = 15L * 60 * 1_000_000;

    /// <summary>The day that a moment falls on.</summary>
    public static LocalDay Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return new(Begin(date, zone), Begin(date.AddDays(1), zone));
    }

    /// <summary>The quarter that a moment falls on.</summary>
    public (long From, long To) QuarterOf(long moment)
    {
        var from = moment - ((moment - From) % Quarter);
        return (from, Math.Min(from + Quarter, To));
    }

    /// <summary>When the quarter begins that a moment falls on, on whatever day.</summary>
    public static long QuarterAt(long moment) => moment - (((moment % Quarter) + Quarter) % Quarter);

    // where midnight is skipped, the day begins with the first moment after it; where it comes twice, with the first
    private static long Begin(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return VoipbinTime.ToMicroseconds(new DateTimeOffset(midnight, offset));
    }
}
