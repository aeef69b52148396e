using CsCheck;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Grains.Receiving;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Grains;

public sealed class RecentEventsTests
{
    [Fact]
    public void Whatever_was_added_is_here_or_not_said_to_be_new() =>
        Gen.Select(Gen.Int[-1, 400], Gen.Int[0, 2000].Array[1, 1500]).Sample(
            (known, moments) =>
            {
                var recent = new RecentEvents(known < 0 ? null : KeyOf(known));
                var added = moments.Distinct().Where(moment => moment != known).ToList();
                for (var place = 0; place < added.Count; place++)
                {
                    recent.Add(Recorded(added[place], version: place + 1));
                }

                Assert.All(added, (moment, place) => Assert.True(
                    recent.Find(KeyOf(moment)) is { } found
                        ? found == new Occurrence(place + 1, 100 + place + 1)
                        : !recent.Covers(KeyOf(moment))));
                Assert.All(
                    Enumerable.Range(0, 2001).Except(added).Where(moment => moment <= known),
                    moment => Assert.False(recent.Covers(KeyOf(moment))));
                Assert.All(added.OrderDescending().Take(RecentEvents.Kept), moment =>
                    Assert.NotNull(recent.Find(KeyOf(moment))));
                Assert.True(added.Count > RecentEvents.Kept || known >= 0 || recent.Covers(KeyOf(2001)));
                Assert.Null(recent.Find(KeyOf(2001)));
            },
            iter: 100);

    private static RecordedEvent Recorded(int moment, int version) => new()
    {
        Event = "call_updated",
        SentAs = "call_updated",
        Status = null,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Version = version,
        Position = 100 + version,
        Disposition = Disposition.Applied,
        Reason = "",
        Key = KeyOf(moment),
        Data = default,
        Aftermath = new Aftermath
        {
            Winner = version,
            PreviousStatus = null,
            Status = null,
            Ended = false,
            Deleted = false,
            Anomalies = 0,
        },
    };

    private static EventKey KeyOf(int moment) => new(0, moment, 0, 0, new EventIdentity(0, 0, 0, (ulong)moment));
}
