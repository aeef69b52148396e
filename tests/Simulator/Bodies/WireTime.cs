using System.Globalization;

namespace VoipbinGrains.Simulator.Bodies;

/// <summary>
/// Times as VoIPBin writes them. Inside the simulator a time is a whole number of microseconds since 1970.
/// </summary>
internal static class WireTime
{
    /// <summary>What 2022 wrote for a time that is unset.</summary>
    public const string Never = "9999-01-01 00:00:00.000000";

    private const int NanosecondsDigits = 3;

    public static long Of(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long time) => DateTimeOffset.UnixEpoch.AddMicroseconds(time);

    /// <summary>
    /// A time of a resource: to the microsecond, in 2022 without a zone, today without zeros at its end.
    /// </summary>
    public static string Write(Era era, long time) => era is Era.Of2022
        ? At(time).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
        : At(time).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>A time of an action: to the nanosecond, because actions are kept as text.</summary>
    public static string Write(Era era, long time, int nanoseconds)
    {
        var seconds = At(time).ToString(
            era is Era.Of2022 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = At(time).ToString("ffffff", CultureInfo.InvariantCulture)
            + nanoseconds.ToString(CultureInfo.InvariantCulture).PadLeft(NanosecondsDigits, '0');
        return $"{seconds}.{fraction}".TrimEnd('0').TrimEnd('.') + (era is Era.Of2022 ? "" : "Z");
    }
}
