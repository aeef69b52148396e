using System.Text;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do with what is withdrawn. That lists follow is held with the lists.</summary>
public abstract class WithdrawalContract(ITestedStore store)
{
    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    private Crowd Crowd => field ??= new Crowd(Tenant);

    [Fact]
    public async Task A_withdrawal_is_an_event_like_others_and_what_it_withdraws_stays_and_says_by_what()
    {
        var created = await Hear("call_created");
        var hangup = await Hear("call_hangup");

        var withdrawal = (await Crowd.Withdraw(store.Journal, hangup))!;
        var later = await Hear("call_ringing");
        await store.Restart();

        var head = (await store.Journal.Load(created.State.Key))!;
        Assert.True(head.HasWithdrawn);
        Crowd.AssertSame([later.State], [head.Standing!.ToState(created.State.Key)]);
        var history = (await store.Journal.ReadHistory(head.Number, null, 9)).Events;
        Assert.Equal(
            [(3, null), (1, null), (4, null), (2, 3)],
            history.Select(recorded => (recorded.Version, recorded.WithdrawnBy)));
        Assert.Equal(@"It withdraws version 2: A mistake\0", history[0].Reason);
        Assert.Equal(Text(hangup.Recorded), Text(history[^1]));
        var found = await store.Journal.Find(head.Number, hangup.Recorded.Key);
        Assert.Equal((2, hangup.State.Position), (found!.Value.Version, found.Value.Position));
        var told = (await store.Feed.Read(created.State.Position - 1, 9)).Changes;
        Assert.Equal(
            [Verdict.Applied, Verdict.Applied, Verdict.Withdrawn, Verdict.Applied],
            told.Select(change => change.Outcome));
        Assert.Equal(
            ("hangup", null, false, Text(created.Recorded)),
            (told[2].PreviousStatus, told[2].Status, told[2].Ended, Encoding.UTF8.GetString(told[2].Data.Span)));
        Assert.Equal(withdrawal.State.Position, told[2].Position);
    }

    [Fact]
    public async Task Of_a_resource_whose_events_are_all_withdrawn_nothing_is_known_until_something_new_is_heard()
    {
        var only = await Hear("call_ringing");
        await Crowd.Withdraw(store.Journal, only, erases: true);
        await Crowd.Settle(store.Feed);

        var emptied = Assert.Single((await store.Directory.List(Tenant, new() { Resource = "call" }, null, 9)).States);
        Assert.Equal(
            (null, true, false, 2, "call_event_withdrawn", 0, "{}"),
            (emptied.Status, emptied.Ended, emptied.Deleted, emptied.Version, emptied.Event, emptied.Anomalies,
                Encoding.UTF8.GetString(emptied.Data.Span)));

        var ringing = await Hear("call_ringing");
        await Crowd.Settle(store.Feed);
        var live = await store.Directory.List(Tenant, new() { Resource = "call", Ended = false }, null, 9);
        Crowd.AssertSame([ringing.State], live.States);
    }

    [Fact]
    public async Task Data_that_is_erased_is_nowhere_in_the_journal_also_where_a_withdrawal_had_brought_it_back()
    {
        var created = await Hear("call_created");
        var ringing = await Hear("call_ringing");
        var hangup = await Hear("call_hangup");
        await Crowd.Withdraw(store.Journal, hangup);

        await Crowd.Withdraw(store.Journal, ringing, erases: true);
        await store.Restart();

        var told = (await store.Feed.Read(created.State.Position - 1, 9)).Changes;
        Assert.Equal(
            [Text(created.Recorded), "{}", Text(hangup.Recorded), "{}", Text(created.Recorded)],
            told.Select(change => Encoding.UTF8.GetString(change.Data.Span)));
        var head = (await store.Journal.Load(created.State.Key))!;
        var history = (await store.Journal.ReadHistory(head.Number, null, 9)).Events;
        Assert.Equal("{}", Text(history.Single(recorded => recorded.Version == 2)));
        Assert.Equal(Text(created.Recorded), Encoding.UTF8.GetString(head.Standing!.Winner.Data.Span));
    }

    [Fact]
    public async Task A_withdrawal_that_another_writer_was_ahead_of_marks_and_erases_nothing()
    {
        var call = new Hearing(Tenant);
        await call.Hear(store.Journal, "call_created", CallStatus.Dialing, 0);
        var rest = new Remainder(ResourceTypes.Named("call")!, call.Recorded[0].Position);
        rest.Add(call.Recorded[0]);
        var asked = new Withdrawal
        {
            Position = call.Recorded[0].Position,
            Reason = "x",
            Erases = true,
            At = Hearing.Noon,
        };
        var late = new EventWrite(call.Key, call.Number, rest.Record(call.Standing!, asked))
        {
            Withdrawn = new WithdrawnEvent(1, IsErased: true),
        };
        await call.Hear(store.Journal, "call_ringing", CallStatus.Ringing, 1);

        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.Journal.Commit(late));

        Assert.False((await store.Journal.Load(call.Key))!.HasWithdrawn);
        var history = (await store.Journal.ReadHistory(call.Number!.Value, null, 9)).Events;
        Assert.Equal(call.Recorded.Select(Text), history.Select(Text));
        Assert.All(history, recorded => Assert.Null(recorded.WithdrawnBy));
    }

    [Fact]
    public async Task A_resource_leaves_with_its_withdrawals_and_does_not_begin_anew()
    {
        var ended = await Hear("call_hangup");
        var other = await Hear("call_updated");
        await Crowd.Withdraw(store.Journal, other);
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(Crowd.Noon.AddYears(1));

        var head = (await store.Journal.Load(ended.State.Key))!;
        Assert.Equal((null, false), (head.Standing, head.HasWithdrawn));
    }

    private static string Text(RecordedEvent recorded) => Encoding.UTF8.GetString(recorded.Data.Span);

    // a second after the one before
    private Task<Stood> Hear(string type)
    {
        var second = Crowd.Moments.Count;
        var status = type is "call_created" or "call_updated" ? "" : $",\"status\":\"{type[5..]}\"";
        return Crowd.Hear(store.Journal, new Telling(
            1, type, second, $"{status},\"tm_update\":\"2026-05-04T12:00:{second:00}Z\""));
    }
}
