using System.Text;
using CsCheck;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

public sealed class VoipbinTimeTests
{
    private const string Digits = "987654321987";

    public static TheoryData<string, string> Readable => new()
    {
        { "2021-03-13 18:18:02.489462", "2021-03-13T18:18:02.489462Z" },
        { "2022-04-11 00:23:53.636000", "2022-04-11T00:23:53.636Z" },
        { "2022-05-01 15:10:38.785510878", "2022-05-01T15:10:38.78551Z" },
        { "2022-05-01 15:10:38", "2022-05-01T15:10:38Z" },
        { "2026-02-04T10:11:12.123456Z", "2026-02-04T10:11:12.123456Z" },
        { "2020-09-20T03:23:21.995Z", "2020-09-20T03:23:21.995Z" },
        { "2020-09-20T03:23:21Z", "2020-09-20T03:23:21Z" },
        { "2020-09-20t03:23:21.5z", "2020-09-20T03:23:21.5Z" },
        { "2026-02-05T03:23:21.000001Z", "2026-02-05T03:23:21.000001Z" },
        { "2026-02-05T03:23:21.0000009Z", "2026-02-05T03:23:21Z" },
        { "2026-12-31T23:59:59.999999999Z", "2026-12-31T23:59:59.999999Z" },
        { "2026-02-05T00:30:00+09:00", "2026-02-04T15:30:00Z" },
        { "2026-02-05T20:00:00.25-05:30", "2026-02-06T01:30:00.25Z" },
        { "2026-02-05T20:00:00+00:00", "2026-02-05T20:00:00Z" },
        { "2026-02-05T20:00:00-00:00", "2026-02-05T20:00:00Z" },
        { "2024-02-29 12:00:00.000000", "2024-02-29T12:00:00Z" },
        { "1969-12-31 23:59:59.9999999", "1969-12-31T23:59:59.999999Z" },
        { "0001-01-01 00:00:00.000000", "0001-01-01T00:00:00Z" },
        { "0001-01-01 00:00:08.991840", "0001-01-01T00:00:08.99184Z" },
        { "9998-12-31T23:59:59.999999Z", "9998-12-31T23:59:59.999999Z" },
    };

    public static TheoryData<string> Unset =>
    [
        "",
        "9999-01-01 00:00:00.000000",
        "9999-01-01 00:00:00",
        "9999-01-01T00:00:00.000000Z",
        "9999-01-01T00:00:00Z",
        "9999-01-01T00:00:00+09:00",
        "9999-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59.999999999-23:59",
        "9998-12-31T23:30:00-01:00",
    ];

    public static TheoryData<string> Malformed =>
    [
        " ", "now", "null", "0", "1649636633", "2022-04-11", "2022-04-11 00:23", "2022-04-11 00:23:5",
        " 2022-04-11 00:23:53", "2022-04-11 00:23:53 ", "2022-04-11  00:23:53", "2022-04-11_00:23:53",
        "2022/04/11 00:23:53", "2022-04-11 00.23.53", "22-04-11 00:23:53.000", "02022-04-11 00:23:53",
        "2022-04-11 00:23:53.", "2022-04-11 00:23:53.Z", "2022-04-11 00:23:53,5", "2022-04-11 00:23:53.5.5",
        "2022-04-11 00:23:53.5x", "2022-04-11 00:23:53ZZ", "2022-04-11 00:23:53Z ", "2022-04-11 00:23:53 UTC",
        "2022-05-01 15:10:38.785510878 +0000 UTC", "2022-04-11T00:23:53+0900", "2022-04-11T00:23:53+9:00",
        "2022-04-11T00:23:53+09", "2022-04-11T00:23:53+24:00", "2022-04-11T00:23:53+09:60", "2022-04-11T00:23:53*09:00",
        "2022-00-11 00:23:53", "2022-13-11 00:23:53", "2022-04-00 00:23:53", "2022-04-31 00:23:53",
        "2023-02-29 00:23:53", "2022-04-11 24:00:00", "2022-04-11 00:60:00", "2022-04-11 00:23:60",
        "-022-04-11 00:23:53", "+022-04-11 00:23:53", "2022-+4-11 00:23:53", "2022-04-11 00: 3:53",
        "0000-00-00 00:00:00", "0000-01-01 00:00:00.000000", "0001-01-01T00:00:00+00:01", "10000-01-01 00:00:00",
        "٢٠٢٢-04-11 00:23:53", "2022-04-11 00:23:53.٥",
    ];

    [Theory, MemberData(nameof(Readable))]
    public void A_time_of_either_era_is_read_as_UTC_in_whole_microseconds(string text, string written)
    {
        Assert.True(VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
        Assert.Equal(written, VoipbinTime.Write(time.Value));
    }

    [Theory, MemberData(nameof(Unset))]
    public void The_empty_text_and_the_year_9999_mean_that_no_time_is_set(string text)
    {
        Assert.True(VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Null(time);
    }

    [Theory, MemberData(nameof(Malformed))]
    public void What_is_no_time_cannot_be_read(string text)
    {
        Assert.False(VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Null(time);
    }

    [Theory, InlineData(' ', ""), InlineData('T', "Z"), InlineData('T', "+00:00")]
    public void Any_number_of_fraction_digits_is_read_and_the_seventh_and_later_are_cut(char between, string zone)
    {
        for (var count = 1; count <= Digits.Length; count++)
        {
            var text = $"2026-02-05{between}10:11:12.{Digits[..count]}{zone}";
            Assert.True(VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
            Assert.Equal($"2026-02-05T10:11:12.{Digits[..Math.Min(count, 6)]}Z", VoipbinTime.Write(time!.Value));
        }
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_time_without_what_is_finer_than_a_microsecond() =>
        Gen.Select(Gen.Long[0, new DateTime(9998, 12, 31).Ticks], Gen.Int[-839, 839]).Sample(
            (ticks, minutes) =>
            {
                var utc = new DateTimeOffset(ticks, TimeSpan.Zero);
                var time = ticks > TimeSpan.TicksPerDay ? utc.ToOffset(TimeSpan.FromMinutes(minutes)) : utc;
                Assert.True(VoipbinTime.TryRead(Encoding.UTF8.GetBytes(VoipbinTime.Write(time)), out var read));
                Assert.Equal(ticks - (ticks % TimeSpan.TicksPerMicrosecond), read!.Value.UtcTicks);
                Assert.Equal(VoipbinTime.Cut(time), read);
                Assert.Equal(read, VoipbinTime.FromMicroseconds(VoipbinTime.ToMicroseconds(time)));
            },
            iter: 5_000);

    [Fact]
    public void No_text_is_too_odd_to_be_refused_calmly() =>
        Gen.Char["0123456789-:. TZtz+x٣"].Array[0, 40].Sample(
            text => VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out var time) || time is null,
            iter: 20_000);

    [Fact]
    public void No_digit_of_a_real_time_can_be_replaced_into_something_that_throws() =>
        Gen.Select(Gen.Int[0, 31], Gen.Byte).Sample(
            (at, value) =>
            {
                var text = "2026-02-05T10:11:12.123456+09:00"u8.ToArray();
                text[at] = value;
                return VoipbinTime.TryRead(text, out var time) || time is null;
            },
            iter: 5_000);
}
