using CsCheck;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class EventKeyTests
{
    private static readonly Gen<long> Microseconds = Gen.OneOf(
        Gen.Long, Gen.Long[-2, 2], Gen.OneOf(EventKey.NoTime, EventKey.NoTime + 1, long.MaxValue, 255, 256, -256));

    private static readonly Gen<ulong> Word =
        Gen.OneOf(Gen.ULong, Gen.OneOf<ulong>(0, 1, ulong.MaxValue, 1UL << 63, (1UL << 63) - 1));

    private static readonly Gen<sbyte> Small = Gen.OneOf(Gen.SByte, Gen.OneOf<sbyte>(-1, 0, 1, 9));

    private static readonly Gen<EventKey> Keys =
        from precedence in Small
        from time in Microseconds
        from rank in Small
        from type in Small
        from identity in Gen.Select(Word, Word, Word, Word, (a, b, c, d) => new EventIdentity(a, b, c, d))
        select new EventKey(precedence, time, rank, type, identity);

    private static readonly Gen<(EventKey Left, EventKey Right)> Pairs =
        Gen.Select(Keys, Keys, Gen.Int[0, 5]).Select((left, right, shared) => (left, shared switch
        {
            0 => right,
            1 => right with { Precedence = left.Precedence },
            2 => right with { Precedence = left.Precedence, Microseconds = left.Microseconds },
            3 => right with { Precedence = left.Precedence, Microseconds = left.Microseconds, Rank = left.Rank },
            4 => left with { Identity = right.Identity },
            _ => left,
        }));

    [Fact]
    public void The_order_of_keys_is_the_unsigned_order_of_their_bytes() =>
        Pairs.Sample(
            (left, right) =>
            {
                var bytes = left.ToBytes().AsSpan().SequenceCompareTo(right.ToBytes());
                Assert.Equal(Math.Sign(bytes), Math.Sign(left.CompareTo(right)));
                Assert.Equal(
                    (bytes < 0, bytes <= 0, bytes > 0, bytes >= 0),
                    (left < right, left <= right, left > right, left >= right));
                Assert.Equal(bytes == 0, left == right);
            },
            iter: 20_000);

    [Fact]
    public void A_key_survives_being_written() =>
        Keys.Sample(
            key =>
            {
                Assert.Equal(EventKey.Length, key.ToBytes().Length);
                Assert.Equal(key, EventKey.FromBytes(key.ToBytes()));
            },
            iter: 5_000);

    [Fact]
    public void An_event_without_a_time_is_older_than_any_with_one()
    {
        var never = new EventKey(0, EventKey.NoTime, 9, 5, new EventIdentity(1, 0, 0, 0));
        var early = new EventKey(0, VoipbinTime.ToMicroseconds(DateTimeOffset.MinValue), 0, 0, default);

        Assert.True(never < early);
        Assert.Null(never.OccurredAt);
        Assert.Equal(DateTimeOffset.MinValue, early.OccurredAt);
    }
}
