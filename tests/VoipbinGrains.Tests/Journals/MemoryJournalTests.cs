using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Memory;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryJournalTests(MemoryJournalCluster cluster)
    : JournalContract, IClassFixture<MemoryJournalCluster>
{
    public override IJournal Journal => cluster.Journal;

    [Fact]
    public async Task A_row_whose_page_was_written_but_not_its_head_was_never_there()
    {
        var call = new Hearing("t");
        await call.Hear(Journal, "call_created", Dialing, 0);

        cluster.Fault.Break(MemoryPages.HeadName);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => call.Hear(Journal, "call_ringing", Ringing, 1));

        Assert.Equal(1, (await Journal.Load(call.Key))!.Standing!.Version);
        await call.Hear(Journal, "call_hangup", Hangup, 2);
        await Restart();
        Hearing.AssertSame(call.Standing!, (await Journal.Load(call.Key))!.Standing!);
    }

    [Fact]
    public async Task A_second_activation_shuts_the_first_one_out()
    {
        var call = new Hearing("t");
        await call.Hear(Journal, "call_created", Dialing, 0);

        await new MemoryPages(cluster.Storage, cluster.Grain).Open();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => call.Hear(Journal, "call_ringing", Ringing, 1));
        await call.Hear(Journal, "call_ringing", Ringing, 1);
        Assert.Equal(2, (await Journal.Load(call.Key))!.Standing!.Version);
    }

    protected override Task Restart() => cluster.Restart();

    protected override Task BreakNextWrite()
    {
        cluster.Fault.Break("page-");
        return Task.CompletedTask;
    }
}
