using System.Text.Json;
using CsCheck;
using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Tests.Simulator;

namespace VoipbinGrains.Tests.Figures;

public sealed class AnyOrderTests
{
    private static readonly DateTimeOffset Noon = ToldFeed.Utc("2026-11-02T09:14:00Z");

    [Theory, InlineData("2022"), InlineData("today"), InlineData("both")]
    public void Figures_are_the_same_in_whatever_order_and_however_often_a_day_is_told(string eras) =>
        (from seed in Gen.Int[1, 1_000_000]
         let bodies = Play(eras, seed)
         from shuffled in Gen.Shuffle(bodies)
         select (bodies, shuffled)).Sample(
            (bodies, shuffled) =>
            {
                var feed = ToldFeed.Of(shuffled);

                Assert.Equal(
                    Text(ToldFeed.Of(bodies)),
                    Text([.. feed, .. feed.Take(feed.Count / 2)]));
            },
            iter: 6);

    [Fact]
    public void The_reference_day_is_the_same_in_whatever_order_and_however_often_it_is_told() =>
        Gen.Shuffle(ReferenceDay.Bodies.Concat(ReferenceDay.Bodies).ToArray()).Sample(
            shuffled => Assert.Equal(
                Text(ToldFeed.Of(ReferenceDay.Bodies), ReferenceDay.Evening, ReferenceDay.Zone),
                Text(ToldFeed.Of(shuffled), ReferenceDay.Evening, ReferenceDay.Zone)),
            iter: 50);

    private static byte[][] Play(string eras, int seed)
    {
        using var centre = new ContactCentre(Plans.Of(eras) with
        {
            Seed = seed,
            TellsQueues = false,
            ClosesAfter = TimeSpan.FromMinutes(16),
        });
        return [.. centre.Webhooks().Select(webhook => webhook.Body)];
    }

    private static string Text(IEnumerable<Change> feed, DateTimeOffset? at = null, string zone = "UTC")
    {
        var board = ToldFeed.Book(feed).At(at ?? Noon, zone).Board(TimeSpan.Zero);
        return JsonSerializer.Serialize(board with { Anomalies = Array.Empty<SeenAnomaly>(), LastReceivedAt = null });
    }
}
