using System.Text;
using CsCheck;
using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class AtOnceTests : IAsyncLifetime
{
    private TestCluster cluster = null!;

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1);

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public Task Whatever_comes_at_once_and_however_often_is_recorded_once_and_judged_in_the_order_of_versions() =>
        Gen.Select(Gen.Int[0, 20], Gen.OneOf(Dialing, Ringing, Progressing, Hangup)).Array[1, 40]
            .Select(Gen.Int[1, 12], Gen.Int[1, 4])
            .SampleAsync(
                async sample =>
                {
                    var (events, atOnce, forgetsAfter) = sample;
                    var call = Guid.NewGuid();
                    var (grain, told) = (cluster.Client.Call(call), new CallEvents(call));
                    var heard = events.Select(one => told.At(one.Item1, one.Item2)).ToList();
                    var receipts = new List<(EventIdentity Identity, Receipt Receipt)>();
                    foreach (var (round, chunk) in heard.Chunk(atOnce).Index())
                    {
                        if (round == forgetsAfter)
                        {
                            await cluster.Deactivate(grain);
                        }

                        var answers = await Task.WhenAll(chunk.Select(one => grain.Receive(one).AsTask()));
                        receipts.AddRange(chunk.Zip(answers, (one, answer) => (one.Identity, answer)));
                    }

                    var history = (await grain.GetHistory(null, 100)).Events.OrderBy(one => one.Version).ToList();
                    Assert.Equal(heard.DistinctBy(one => one.Identity).Count(), history.Count);
                    Assert.Equal(Enumerable.Range(1, history.Count), history.Select(one => one.Version));
                    Assert.Equal(Judged(heard, history), history.Select(Whole));
                    Assert.Equal(history.Max(one => one.Key), (await Winner(grain)).Key);
                    foreach (var same in receipts.GroupBy(one => one.Identity, one => one.Receipt))
                    {
                        Assert.Single(same, receipt => receipt.Verdict is not Verdict.Duplicate);
                        Assert.Single(same.DistinctBy(receipt => (receipt.Version, receipt.Position)));
                    }
                },
                iter: 200,
                threads: 1);

    // what the judge says who hears them one after the other
    private static IEnumerable<string> Judged(List<WebhookEvent> heard, List<RecordedEvent> history)
    {
        Standing? standing = null;
        foreach (var recorded in history)
        {
            var one = heard.First(one => one.Identity == recorded.Key.Identity);
            var judged = Judge.Decide(CallLifecycle.Table, standing, one) with { Position = recorded.Position };
            standing = Standing.After(standing, judged);
            yield return Whole(judged);
        }
    }

    private static string Whole(RecordedEvent recorded) =>
        $"{recorded with { Data = default }} {Encoding.UTF8.GetString(recorded.Data.Span)}";

    private static async Task<RecordedEvent> Winner(ICallGrain grain)
    {
        var state = (await grain.GetState())!;
        var history = (await grain.GetHistory(null, 100)).Events;
        Assert.Equal(history.Count, state.Version);
        return history.Single(one => one.Data.Span.SequenceEqual(state.Data.Span));
    }
}
