using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class KillTests(TwentyKills kills) : IClassFixture<TwentyKills>
{
    [Fact]
    public async Task What_was_acknowledged_survives_twenty_kills_at_random_moments_under_load()
    {
        Assert.True(kills.Acknowledged.Count > TwentyKills.Kills * 20);
        foreach (var call in kills.Acknowledged.GroupBy(entry => entry.Key.Call))
        {
            var history = await kills.Survivor.Http.GetAsync($"/v1/calls/{call.Key}/events").Json();
            var recorded = history.GetProperty("result").EnumerateArray()
                .ToDictionary(entry => entry.Number("version"), entry => entry.Text("position")!);

            Assert.Equal(Enumerable.Range(1, recorded.Count), recorded.Keys.Order());
            Assert.All(call, entry => Assert.Equal(recorded[entry.Key.Version], entry.Value));
        }
    }

    [Fact]
    public async Task Who_listens_to_everything_hears_every_change_once_and_in_order_over_twenty_kills()
    {
        var record = await Record();

        Assert.Equal(Told(record), Told(kills.Whole.Changes));
        Assert.All(
            kills.Whole.Changes.GroupBy(change => change.Data.Text("id")),
            call => Assert.Equal(
                Enumerable.Range(1, call.Count()), call.Select(change => change.Data.Number("version"))));
        Assert.All(
            kills.Acknowledged,
            entry => Assert.Contains(record, change => change.LastId == entry.Value));
    }

    [Fact]
    public async Task Who_listens_to_one_status_hears_what_comes_to_it_and_leaves_it_once_over_twenty_kills()
    {
        var record = await Record();

        Assert.Equal(
            Told(record.Where(change => Is("status", change) || Is("previous_status", change))),
            Told(kills.OfOneStatus.Changes));

        static bool Is(string member, StreamFrame change) => change.Data.Text(member) == "progressing";
    }

    [Fact]
    public async Task Who_asks_for_a_snapshot_first_has_each_state_and_then_each_change_over_twenty_kills()
    {
        var record = await Record();

        Assert.All(kills.SnapshotFirst, listener =>
        {
            var (before, after) = (
                record.Where(change => Position(change) <= listener.LiveFrom),
                record.Where(change => Position(change) > listener.LiveFrom));

            Assert.Equal(States(before), listener.Snapshot.Select(State).Order());
            Assert.Equal(Told(after), Told(listener.Changes));
        });
    }

    // how each call stood after these changes
    private static IEnumerable<string> States(IEnumerable<StreamFrame> changes) => changes
        .GroupBy(change => change.Data.Text("id"))
        .Select(call => Describe(call.Last().Data, call.Last(change => change.Name == "change").Data))
        .Order();

    private static string State(StreamFrame frame) => Describe(frame.Data, frame.Data);

    private static string Describe(JsonElement newest, JsonElement winner) =>
        $"{newest.Text("id")} {newest.Number("version")} {newest.Text("position")} {newest.Text("status")} "
        + $"{newest.GetProperty("ended")} {winner.Text("event")} {winner.GetProperty("data").GetRawText()}";

    private static IEnumerable<string> Told(IEnumerable<StreamFrame> changes) =>
        changes.Select(change => $"{change.Name} {change.LastId} {change.Data.GetRawText()}");

    private static long Position(StreamFrame frame) => long.Parse(frame.LastId!);

    private async Task<List<StreamFrame>> Record()
    {
        using var stream = await EventStream.Open(kills.Survivor, "/v1/stream?after=0");
        return (await stream.Until("live"))[..^1];
    }
}
