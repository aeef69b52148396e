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
    public async Task What_cannot_be_judged_is_not_acknowledged_and_the_others_are()
    {
        await Call.Receive(Event.Created());
        await Call.Receive(Event.At(5, Progressing));
        await cluster.Deactivate(Call);
        await journal.Next();
        var first = await Begin(Event.At(6, Progressing));
        var others = Receive(Event.At(2, Ringing), Event.At(9, Hangup));
        await Arrived(others);
        flaky.FailFind(times: 1);

        journal.LetGo();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => others[0]);
        Assert.Equal([3, 4], (await Task.WhenAll(first, others[1])).Select(receipt => receipt.Version));
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

    /// <returns>The call's second event, which is being committed until the journal is let go.</returns>
    private async Task<Task<Receipt>> Begin()
    {
        await Call.Receive(Event.Created());
        return await Begin(Event.At(1, Ringing));
    }

    private async Task<Task<Receipt>> Begin(WebhookEvent heard)
    {
        await journal.Next();
        journal.Hold();
        var receipt = Call.Receive(heard).AsTask();
        await journal.Next();
        return receipt;
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
