using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Webhooks;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

/// <summary>Events of one call that come while one of it is made durable.</summary>
public sealed class TogetherTests : IAsyncLifetime
{
    private readonly Guid id = Guid.NewGuid();
    private FlakyJournal flaky = null!;
    private HeldJournal journal = null!;
    private TestCluster cluster = null!;

    // in its own silo, where what is sent first arrives first
    private ICallGrain Call => cluster.CallOn(id, silo: 0);

    private CallEvents Event => new(id);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1, silo =>
    {
        silo.AddMemoryJournal();
        silo.Services.AddSingleton<IJournal>(services => journal = new HeldJournal(
            flaky = new FlakyJournal(ActivatorUtilities.CreateInstance<MemoryJournal>(services))));
    });

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task What_comes_during_a_commit_is_committed_together_after_it()
    {
        var first = await Begin();
        var others = Receive(Event.At(3, Progressing), Event.At(2, Ringing), Event.At(9, Hangup));
        await Arrived(others);

        Assert.Equal((Dialing, 1), await Now());
        journal.LetGo();
        var receipts = await Task.WhenAll(others.Prepend(first));

        Assert.Equal([1, 1, 3], journal.Writes.Select(write => write.Count));
        Assert.Equal(
            [(Verdict.Applied, 2), (Verdict.Applied, 3), (Verdict.Late, 4), (Verdict.Applied, 5)],
            receipts.Select(receipt => (receipt.Verdict, receipt.Version)));
        Assert.Equal(Enumerable.Range(2, 4).Select(each => (long)each), receipts.Select(receipt => receipt.Position));
        Assert.Equal((Hangup, 5), await Now());
        await cluster.Deactivate(Call);
        Assert.Equal((Hangup, 5), await Now());
    }

    [Fact]
    public async Task A_repeat_of_what_is_not_durable_yet_is_answered_when_it_is_and_with_the_same_place()
    {
        var first = await Begin();
        var others = Receive(
            Event.At(1, Ringing), Event.At(5, Progressing), Event.At(5, Progressing), Event.Created());
        await Arrived(others);

        journal.LetGo();
        var receipts = await Task.WhenAll(others.Prepend(first));

        Assert.Equal(receipts[0] with { Verdict = Verdict.Duplicate }, receipts[1]);
        Assert.Equal(receipts[2] with { Verdict = Verdict.Duplicate }, receipts[3]);
        Assert.Equal((Verdict.Duplicate, 1), (receipts[4].Verdict, receipts[4].Version));
        Assert.Equal((Progressing, 3), await Now());
    }

    [Fact]
    public async Task What_cannot_be_made_durable_together_is_acknowledged_to_nobody_and_taken_when_it_is_sent_again()
    {
        var first = await Begin();
        var others = Receive(Event.At(2, Progressing), Event.At(2, Progressing), Event.At(3, Hangup));
        await Arrived(others);
        flaky.FailBeforeCommit(times: 2);

        journal.LetGo();
        foreach (var failed in others.Prepend(first))
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => failed);
        }

        Assert.Equal((Dialing, 1), await Now());
        var resent = await Task.WhenAll(Receive(Event.At(1, Ringing), Event.At(2, Progressing), Event.At(3, Hangup)));
        Assert.Equal([2, 3, 4], resent.Select(receipt => receipt.Version).Order());
        Assert.Equal((Hangup, 4), await Now());
    }

    [Fact]
    public async Task What_was_durable_although_its_answer_was_lost_is_a_repeat_when_it_is_sent_again()
    {
        var first = await Begin();
        var others = Receive(Event.At(2, Progressing), Event.At(3, Hangup));
        await Arrived(others);
        journal.LetGo();
        await first;
        flaky.FailAfterCommit(times: 1);
        await Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default);

        var resent = await Task.WhenAll(Receive(Event.At(2, Progressing), Event.At(3, Hangup)));

        Assert.Equal([3, 4], resent.Select(receipt => receipt.Version));
        Assert.Equal((Hangup, 4), await Now());
    }

    [Fact]
    public async Task A_withdrawal_waits_for_the_events_before_it_and_those_after_it_wait_for_it()
    {
        var first = await Begin();
        var before = Receive(Event.At(5, Hangup));
        await Arrived(before);
        var withdrawal = Call.Withdraw(new Withdrawal { Position = 3, Reason = "x", At = DateTimeOffset.UnixEpoch });
        await Arrived();
        var after = Receive(Event.At(6, Progressing));
        await Arrived(after);

        journal.LetGo();
        await Task.WhenAll([first, .. before, .. after]);

        Assert.Equal(new Receipt(Verdict.Withdrawn, 4, 4), await withdrawal);
        Assert.Equal((3, 5), ((await before[0]).Version, (await after[0]).Version));
        Assert.Equal((Progressing, 5), await Now());
    }

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
        $"{recorded with { Data = default }} {System.Text.Encoding.UTF8.GetString(recorded.Data.Span)}";

    private static async Task<RecordedEvent> Winner(ICallGrain grain)
    {
        var state = (await grain.GetState())!;
        var history = (await grain.GetHistory(null, 100)).Events;
        Assert.Equal(history.Count, state.Version);
        return history.Single(one => one.Data.Span.SequenceEqual(state.Data.Span));
    }

    /// <returns>An event that is being committed, the call's second, until the journal is let go.</returns>
    private async Task<Task<Receipt>> Begin()
    {
        await Call.Receive(Event.Created());
        await journal.Next();
        journal.Hold();
        var second = Call.Receive(Event.At(1, Ringing)).AsTask();
        await journal.Next();
        return second;
    }

    private Task<Receipt>[] Receive(params WebhookEvent[] events) =>
        [.. events.Select(one => Call.Receive(one).AsTask())];

    // what was sent before is at the grain when what is sent after it is answered
    private async Task Arrived(params Task<Receipt>[] sent)
    {
        await Call.GetState();
        Assert.All(sent, one => Assert.False(one.IsCompleted));
    }

    private async Task<(CallStatus Status, int Version)> Now() =>
        ((await Call.Get())!.Status!.Value, (await Call.GetState())!.Version);
}
