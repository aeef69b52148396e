using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Memory;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class FailedCommitTests : IAsyncLifetime
{
    private readonly Guid id = Guid.NewGuid();
    private FlakyJournal journal = null!;
    private TestCluster cluster = null!;

    private ICallGrain Call => cluster.Client.Call(id);

    private CallEvents Event => new(id);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1, silo =>
    {
        silo.AddMemoryJournal();
        silo.Services.AddSingleton<IJournal>(services =>
            journal = new FlakyJournal(ActivatorUtilities.CreateInstance<MemoryJournal>(services)));
    });

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task A_commit_that_fails_is_not_acknowledged_and_leaves_the_state_where_it_was()
    {
        await Call.Receive(Event.At(0, Dialing));
        journal.FailBeforeCommit(times: 1);

        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(
            async () => await Call.Receive(Event.At(1, Ringing)));

        Assert.Equal("The test made it fail. The disk is on fire.", failure.Message);
        Assert.Equal((1, Dialing), ((await Call.GetState())!.Version, (await Call.Get())!.Status!.Value));
    }

    [Fact]
    public async Task The_resend_of_what_failed_is_applied()
    {
        await Call.Receive(Event.At(0, Dialing));
        journal.FailBeforeCommit(times: 1);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Call.Receive(Event.At(1, Ringing)));

        var resent = await Call.Receive(Event.At(1, Ringing));

        Assert.Equal((Verdict.Applied, 2), (resent.Verdict, resent.Version));
    }

    [Fact]
    public async Task The_resend_of_what_was_durable_although_its_answer_was_lost_is_a_duplicate()
    {
        await Call.Receive(Event.At(0, Dialing));
        journal.FailAfterCommit(times: 1);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Call.Receive(Event.At(1, Ringing)));

        var resent = await Call.Receive(Event.At(1, Ringing));

        Assert.Equal((Verdict.Duplicate, 2), (resent.Verdict, resent.Version));
        Assert.Equal(Ringing, (await Call.Get())!.Status);
    }
}
