using System.Globalization;

namespace VoipbinGrains.Webhooks;

/// <summary>
/// VoIPBin's timestamps: <c>2022-04-11 00:23:53.636000</c> (UTC, no zone) until 2026-02-04, RFC 3339 since, with any
/// number of fraction digits. Finer digits than microseconds are cut, because VoIPBin's columns are DATETIME(6).
/// </summary>
public static class VoipbinTime
{
    private const int TicksPerMicrosecond = (int)TimeSpan.TicksPerMicrosecond;
    private const int LastYear = 9998;
    private const int UnsetYear = 9999;
    private const int SecondsLength = 19;

    /// <summary>Reads a timestamp of either era.</summary>
    /// <param name="text">The text as sent.</param>
    /// <param name="time">The time in whole microseconds, UTC; null if the text says that it is unset.</param>
    /// <returns>False if the text is no time. The empty text and the year 9999 are readable: they mean unset.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset? time)
    {
        time = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < SecondsLength || !TryReadSeconds(text[..SecondsLength], out var seconds))
        {
            return false;
        }

        var rest = text[SecondsLength..];
        if (!TryReadFraction(ref rest, out var ticks) || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        if (seconds.Year == UnsetYear)
        {
            return true;
        }

        var utc = seconds.Ticks + ticks - offset.Ticks;
        if (utc < 0)
        {
            return false;
        }

        var read = new DateTimeOffset(utc, TimeSpan.Zero);
        time = read.Year <= LastYear ? read : null;
        return true;
    }

    /// <summary>Writes a time as RFC 3339 in UTC with <c>Z</c>, 0 to 6 fraction digits, no trailing zeros.</summary>
    /// <param name="time">The time; what is finer than a microsecond is cut.</param>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whole microseconds since 1970-01-01T00:00:00Z; negative before.</summary>
    /// <param name="time">The time; what is finer than a microsecond is cut.</param>
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks / TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TicksPerMicrosecond);

    /// <summary>The time that is so many microseconds after 1970-01-01T00:00:00Z.</summary>
    /// <param name="microseconds">As <see cref="ToMicroseconds"/> gives them.</param>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The same time without what is finer than a microsecond.</summary>
    /// <param name="time">Any time.</param>
    public static DateTimeOffset Cut(DateTimeOffset time) => FromMicroseconds(ToMicroseconds(time));

    // "2022-04-11 00:23:53" and "2022-04-11T00:23:53"; RFC 3339 allows a small t
    private static bool TryReadSeconds(ReadOnlySpan<byte> text, out DateTime seconds)
    {
        seconds = default;
        return text[4] == '-' && text[7] == '-' && text[10] is (byte)' ' or (byte)'T' or (byte)'t'
            && text[13] == ':' && text[16] == ':'
            && TryReadDigits(text[..4], out var year) && TryReadDigits(text[5..7], out var month)
            && TryReadDigits(text[8..10], out var day) && TryReadDigits(text[11..13], out var hour)
            && TryReadDigits(text[14..16], out var minute) && TryReadDigits(text[17..19], out var second)
            && TryMake(year, month, day, hour, minute, second, out seconds);
    }

    private static bool TryMake(int year, int month, int day, int hour, int minute, int second, out DateTime made)
    {
        var real = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59;
        made = real ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) : default;
        return real;
    }

    // ".636", ".724620", ".410186123": at least one digit, the seventh and later are cut
    private static bool TryReadFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? rest[1..] : rest.Slice(1, length);
        for (var i = 0; i < 6; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        ticks *= TicksPerMicrosecond;
        rest = rest[(1 + digits.Length)..];
        return !digits.IsEmpty;
    }

    // "" is UTC: the sender of 2022 wrote no zone
    private static bool TryReadOffset(ReadOnlySpan<byte> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest.IsEmpty || (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':'
            || !TryReadDigits(rest[1..3], out var hours) || !TryReadDigits(rest[4..6], out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (rest[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
