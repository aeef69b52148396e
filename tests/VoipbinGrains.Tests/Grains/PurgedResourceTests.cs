using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Tests.Journals;
using VoipbinGrains.Unmodelled;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class PurgedResourceTests : IAsyncLifetime
{
    private readonly Guid id = Guid.NewGuid();
    private TestCluster cluster = null!;

    private ICallGrain Call => cluster.Client.Call(id);

    private CallEvents Event => new(id);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1);

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task A_late_event_of_a_purged_call_is_kept_and_does_not_let_it_begin_anew()
    {
        await Call.Receive(Event.At(5, Hangup));
        await Purge();
        await cluster.Deactivate(Call);

        var receipt = await Call.Receive(Event.At(1, Ringing));

        Assert.Equal((Verdict.Stored, 0, 2L), (receipt.Verdict, receipt.Version, receipt.Position));
        Assert.Null(await Call.GetState());
        Assert.Empty((await Call.GetHistory(null, 10)).Events);
        var kept = Assert.Single(await cluster.Client.GetGrain<IUnmodelledGrain>("default").List(null, 10));
        var sent = Event.At(1, Ringing);
        Assert.Equal((sent.SentAs, id.ToString(), 2L), (kept.Type, kept.Id, kept.Position));
        Assert.Equal(sent.Data.ToArray(), kept.Data.ToArray());
    }

    [Fact]
    public async Task A_call_that_is_active_while_it_is_purged_runs_into_the_fence_and_knows_at_the_next_try()
    {
        await Call.Receive(Event.At(5, Hangup));
        await Purge();

        await Assert.ThrowsAsync<VersionConflictException>(async () => await Call.Receive(Event.At(6, Hangup)));

        Assert.Equal(Verdict.Stored, (await Call.Receive(Event.At(6, Hangup))).Verdict);
        Assert.Null(await Call.GetState());
    }

    [Fact]
    public async Task A_replay_for_a_purged_call_is_kept_once_however_often_it_is_asked_for()
    {
        await Call.Receive(Event.At(5, Hangup));
        var body = await cluster.Client.GetGrain<IQuarantineGrain>("default").Keep(Hearing.Body([]));
        await Purge();
        await cluster.Deactivate(Call);

        var replay = Event.At(1, Ringing) with { ReplayOf = body };
        var (first, second) = (await Call.Receive(replay), await Call.Receive(replay));

        Assert.Equal((Verdict.Stored, first), (second.Verdict, second));
        Assert.Single(await cluster.Client.GetGrain<IUnmodelledGrain>("default").List(null, 10));
    }

    [Fact]
    public void A_sender_is_told_that_the_event_was_stored_and_under_what()
    {
        var answer = WebhookAnswer.Of(Event.At(0, Ringing), new Receipt(Verdict.Stored, 0, 7));

        Assert.Equal(WebhookAnswer.Stored(id.ToString(), 7), answer);
        Assert.Equal(("stored", "unmodelled", default(int?)), (answer.Outcome, answer.Resource, answer.Version));
    }

    private async Task Purge() =>
        await cluster.Client.GetGrain<IMemoryJournalGrain>(0).PurgeBefore(DateTimeOffset.UnixEpoch.AddDays(1));
}
