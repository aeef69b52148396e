using VoipbinGrains.Grains.Journal;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do.</summary>
public abstract class JournalContract : ReplayContract
{
    private static readonly byte[] tooMuch = new byte[256 * 1024];

    [Fact]
    public async Task Positions_only_grow_whatever_is_written_and_whatever_fails()
    {
        var call = new Hearing(Tenant);
        var created = await call.Hear(Journal, "call_created", Dialing, 0);
        var kept = await Journal.Keep(Tenant, Hearing.Unmodelled("recording_started"));

        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => call.Hear(Journal, "call_updated", Dialing, 1, tooMuch));
        var ringing = await call.Hear(Journal, "call_ringing", Ringing, 2);

        await Restart();
        var body = await Journal.Quarantine(Tenant, Hearing.Body([]));
        var hangup = await call.Hear(Journal, "call_hangup", Hangup, 3);

        long[] positions = [created.Position, kept, ringing.Position, hangup.Position];
        Assert.Equal([.. positions.Distinct().Order()], positions);
        Assert.True(created.Position > 0 && body > 0);
    }

    [Fact]
    public async Task A_write_that_failed_is_taken_when_it_is_sent_again()
    {
        var call = new Hearing(Tenant);
        await call.Hear(Journal, "call_created", Dialing, 0);
        var write = call.Next("call_ringing", Ringing, 1, tooMuch);

        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Journal.Commit(write));
        Assert.Equal(1, (await Journal.Load(call.Key))!.Standing!.Version);

        await call.Commit(Journal, write);
        Hearing.AssertSame(call.Standing!, (await Journal.Load(call.Key))!.Standing!);
    }

    [Fact]
    public async Task Of_two_writers_of_one_version_one_wins_and_no_other_write_is_hurt()
    {
        var call = new Hearing(Tenant);
        var bystander = new Hearing(Tenant);
        await call.Hear(Journal, "call_created", Dialing, 0);

        var rivals = new[] { call.Next("call_ringing", Ringing, 1), call.Next("call_progressing", Progressing, 2) };
        var contest = Contest(rivals);
        var unhurt = bystander.Hear(Journal, "call_created", Dialing, 0);

        var won = Assert.Single(await contest);
        await unhurt;
        Assert.Equal((2, won.Position), Place((await Journal.Load(call.Key))!));
        Assert.NotNull(await Journal.Load(bystander.Key));
    }

    [Fact]
    public async Task Of_two_first_events_of_one_resource_one_wins_and_no_number_is_lost()
    {
        var call = new Hearing(Tenant);
        var bystander = new Hearing(Tenant);

        var contest = Contest([call.Next("call_created", Dialing, 0), call.Next("call_ringing", Ringing, 1)]);
        var unhurt = bystander.Hear(Journal, "call_created", Dialing, 0);

        var won = Assert.Single(await contest);
        Assert.Equal(1, Math.Abs(won.Number - (await unhurt).Number));
        await Assert.ThrowsAsync<VersionConflictException>(
            async () => await Journal.Commit(call.Next("call_hangup", Hangup, 2)));
    }

    [Fact]
    public async Task A_version_that_leaves_a_gap_is_refused()
    {
        var call = new Hearing(Tenant);
        var write = call.Next("call_created", Dialing, 0);
        var gapped = write with { Event = write.Event with { Version = 2 } };
        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(gapped));

        var committed = await call.Commit(Journal, write);
        var third = gapped with { Number = committed.Number, Event = write.Event with { Version = 3 } };
        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(third));

        Assert.Equal(1, (await Journal.Load(call.Key))!.Standing!.Version);
    }

    [Fact]
    public async Task A_number_that_the_journal_never_gave_is_refused()
    {
        var write = new Hearing(Tenant).Next("call_created", Dialing, 0) with { Number = int.MaxValue };

        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(write));
        await Assert.ThrowsAsync<VersionConflictException>(
            async () => await Journal.Commit(write with { Event = write.Event with { Version = 2 } }));
    }

    [Fact]
    public async Task Two_hundred_commits_at_once_over_twenty_resources_are_each_recorded_once()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new Hearing(Tenant)).ToList();
        await Task.WhenAll(calls.Select(async call =>
        {
            foreach (var second in Enumerable.Range(0, 10))
            {
                await call.Hear(Journal, "call_updated", Progressing, second);
            }
        }));

        await Restart();

        foreach (var call in calls)
        {
            var history = await Journal.ReadHistory(call.Number!.Value, null, 100);
            Assert.Equal(10, history.Events.Count);
            Assert.All(call.Recorded.Zip(history.Events), pair => Hearing.AssertSame(pair.First, pair.Second));
        }

        Assert.Equal(200, calls.SelectMany(call => call.Recorded).DistinctBy(recorded => recorded.Position).Count());
        Assert.Null(await Journal.WhyNotWritable());
    }

    /// <returns>What those who won were given.</returns>
    private async Task<List<Committed>> Contest(EventWrite[] rivals)
    {
        var won = new List<Committed>();
        foreach (var attempt in rivals.Select(write => Journal.Commit(write).AsTask()).ToList())
        {
            try
            {
                won.Add(await attempt);
            }
            catch (VersionConflictException)
            {
                // the other one won
            }
        }

        return won;
    }

    private static (int Version, long Position) Place(ResourceHead head) =>
        (head.Standing!.Version, head.Standing.Position);
}
