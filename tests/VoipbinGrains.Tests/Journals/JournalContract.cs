using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do.</summary>
public abstract class JournalContract
{
    private static readonly byte[] tooMuch = new byte[256 * 1024];

    private readonly string tenant = $"tenant-{Guid.NewGuid():N}";

    public abstract IJournal Journal { get; }

    /// <summary>Lets the journal forget all that is not stored.</summary>
    protected abstract Task Restart();

    /// <summary>Makes the next write fail if it is large, and only that one.</summary>
    protected abstract Task BreakNextWrite();

    [Fact]
    public async Task A_resource_that_nothing_was_heard_of_has_no_head() =>
        Assert.Null(await Journal.Load(new ResourceKey(tenant, "call", Guid.NewGuid())));

    [Fact]
    public async Task What_is_loaded_is_what_was_committed_also_when_the_newest_event_came_first()
    {
        var call = new Hearing(tenant);
        (string, string, int)[] events =
        [
            ("call_created", Dialing, 0),
            ("call_hungup", Hangup, 9),
            ("call_ringing", Ringing, 3),
            ("call_updated", Hangup, 8),
        ];
        foreach (var (type, status, second) in events)
        {
            var committed = await call.Hear(Journal, type, status, second);
            var head = await Journal.Load(call.Key);

            Assert.Equal(committed.Number, head!.Number);
            Hearing.AssertSame(call.Standing!, head.Standing);
        }

        await Restart();

        var reloaded = await Journal.Load(call.Key);
        Hearing.AssertSame(call.Standing!, reloaded!.Standing);
        Assert.Equal((2, 4), (reloaded.Standing.Winner.Version, reloaded.Standing.Version));
    }

    [Fact]
    public async Task Positions_only_grow_whatever_is_written_and_whatever_fails()
    {
        var call = new Hearing(tenant);
        var created = await call.Hear(Journal, "call_created", Dialing, 0);
        var kept = await Journal.Keep(tenant, Hearing.Unmodelled("recording_started"));

        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => call.Hear(Journal, "call_updated", Dialing, 1, tooMuch));
        var ringing = await call.Hear(Journal, "call_ringing", Ringing, 2);

        await Restart();
        var body = await Journal.Quarantine(tenant, Hearing.Body([]));
        var hangup = await call.Hear(Journal, "call_hangup", Hangup, 3);

        long[] positions = [created.Position, kept, ringing.Position, hangup.Position];
        Assert.Equal([.. positions.Distinct().Order()], positions);
        Assert.True(created.Position > 0 && body > 0);
    }

    [Fact]
    public async Task A_write_that_failed_is_taken_when_it_is_sent_again()
    {
        var call = new Hearing(tenant);
        await call.Hear(Journal, "call_created", Dialing, 0);
        var write = call.Next("call_ringing", Ringing, 1, tooMuch);

        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Journal.Commit(write));
        Assert.Equal(1, (await Journal.Load(call.Key))!.Standing.Version);

        await call.Commit(Journal, write);
        Hearing.AssertSame(call.Standing!, (await Journal.Load(call.Key))!.Standing);
    }

    [Fact]
    public async Task Of_two_writers_of_one_version_one_wins_and_no_other_write_is_hurt()
    {
        var call = new Hearing(tenant);
        var bystander = new Hearing(tenant);
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
        var call = new Hearing(tenant);
        var bystander = new Hearing(tenant);

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
        var call = new Hearing(tenant);
        var write = call.Next("call_created", Dialing, 0);
        var gapped = write with { Event = write.Event with { Version = 2 } };
        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(gapped));

        var committed = await call.Commit(Journal, write);
        var third = gapped with { Number = committed.Number, Event = write.Event with { Version = 3 } };
        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(third));

        Assert.Equal(1, (await Journal.Load(call.Key))!.Standing.Version);
    }

    [Fact]
    public async Task A_number_that_the_journal_never_gave_is_refused()
    {
        var write = new Hearing(tenant).Next("call_created", Dialing, 0) with { Number = int.MaxValue };

        await Assert.ThrowsAsync<VersionConflictException>(async () => await Journal.Commit(write));
        await Assert.ThrowsAsync<VersionConflictException>(
            async () => await Journal.Commit(write with { Event = write.Event with { Version = 2 } }));
    }

    [Fact]
    public async Task An_event_is_found_in_its_own_resource_only()
    {
        var call = new Hearing(tenant);
        var other = new Hearing(tenant);
        await call.Hear(Journal, "call_created", Dialing, 0);
        var ringing = await call.Hear(Journal, "call_ringing", Ringing, 1);
        await other.Hear(Journal, "call_created", Dialing, 5);

        var key = call.Recorded[1].Key;
        Assert.Equal(new Occurrence(2, ringing.Position), await Journal.Find(ringing.Number, key));
        Assert.Null(await Journal.Find(other.Number!.Value, key));
        Assert.Null(await Journal.Find(ringing.Number, other.Recorded[0].Key));
    }

    [Fact]
    public async Task History_is_in_the_order_of_keys_and_read_page_by_page()
    {
        var call = new Hearing(tenant);
        foreach (var second in new[] { 7, 1, 9, 3, 5 })
        {
            await call.Hear(Journal, "call_updated", Progressing, second);
        }

        var expected = call.Recorded.OrderBy(recorded => recorded.Key).ToList();
        var first = await Journal.ReadHistory(call.Number!.Value, null, 2);
        var second2 = await Journal.ReadHistory(call.Number.Value, first.Next, 2);
        var third = await Journal.ReadHistory(call.Number.Value, second2.Next, 2);
        List<RecordedEvent> read = [.. first.Events, .. second2.Events, .. third.Events];

        Assert.Equal([2, 2, 1], [first.Events.Count, second2.Events.Count, third.Events.Count]);
        Assert.All(expected.Zip(read), pair => Hearing.AssertSame(pair.First, pair.Second));
        Assert.Null(third.Next);
        Assert.Empty((await Journal.ReadHistory(call.Number.Value, expected[^1].Key, 2)).Events);
    }

    [Fact]
    public async Task A_page_of_history_ends_where_it_would_become_too_large_and_holds_at_least_one_event()
    {
        var call = new Hearing(tenant);
        foreach (var second in new[] { 1, 2, 3 })
        {
            await call.Hear(Journal, "call_updated", Progressing, second, new byte[HistoryPage.MaxBytes - second]);
        }

        var first = await Journal.ReadHistory(call.Number!.Value, null, 100);
        var second2 = await Journal.ReadHistory(call.Number.Value, first.Next, 100);
        var third = await Journal.ReadHistory(call.Number.Value, second2.Next, 100);

        Assert.Equal([1, 1, 1], [first.Events.Count, second2.Events.Count, third.Events.Count]);
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task Data_is_kept_byte_for_byte()
    {
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[][] bodies = [[], every, [.. Enumerable.Repeat(every, 300).SelectMany(bytes => bytes)]];
        var call = new Hearing(tenant);
        foreach (var body in bodies)
        {
            await call.Hear(Journal, "call_updated", Dialing, body.Length, body);
            var id = await Journal.Quarantine(tenant, Hearing.Body(body));
            await Journal.Keep(tenant, Hearing.Unmodelled("x") with { Data = body.AsMemory(body.Length / 2) });

            Assert.Equal(body, (await Journal.ReadQuarantined(tenant, id))!.Body.ToArray());
            Assert.Equal(body[(body.Length / 2)..], (await Journal.ListUnmodelled(tenant, null, 1))[0].Data.ToArray());
        }

        var history = await Journal.ReadHistory(call.Number!.Value, null, 10);
        Assert.Equal(bodies, history.Events.Select(recorded => recorded.Data.ToArray()));
    }

    [Fact]
    public async Task Events_that_are_not_modelled_are_listed_newest_first_for_their_tenant_only()
    {
        var first = await Journal.Keep(tenant, Hearing.Unmodelled("recording_started"));
        var second = await Journal.Keep(tenant, Hearing.Unmodelled("recording_finished") with { Id = null });
        await Journal.Keep($"{tenant}-other", Hearing.Unmodelled("recording_started"));

        var all = await Journal.ListUnmodelled(tenant, null, 10);
        Assert.Equal([second, first], all.Select(heard => heard.Position));
        Assert.Equal(
            Hearing.Unmodelled("recording_finished") with { Id = null, Position = second, Data = all[0].Data }, all[0]);
        Assert.Equal([first], (await Journal.ListUnmodelled(tenant, second, 10)).Select(heard => heard.Position));
        Assert.Equal([second], (await Journal.ListUnmodelled(tenant, null, 1)).Select(heard => heard.Position));
    }

    [Fact]
    public async Task Quarantined_bodies_are_shown_newest_first_to_their_tenant_only()
    {
        var cut = Hearing.Body([1]) with { Truncated = true, Size = 5_000_000, ContentType = "text/xml" };
        var first = await Journal.Quarantine(tenant, Hearing.Body([0]));
        var second = await Journal.Quarantine(tenant, cut);
        var foreign = await Journal.Quarantine($"{tenant}-other", Hearing.Body([2]));

        var all = await Journal.ListQuarantined(tenant, null, 10);
        Assert.Equal([second, first], all.Select(body => body.Id));
        Assert.Equal(cut with { Id = second, Body = all[0].Body }, all[0]);
        Assert.Equal([first], (await Journal.ListQuarantined(tenant, second, 10)).Select(body => body.Id));
        Assert.Equal([second], (await Journal.ListQuarantined(tenant, null, 1)).Select(body => body.Id));
        Assert.Null(await Journal.ReadQuarantined(tenant, foreign));
        Assert.Null(await Journal.ReadQuarantined(tenant, foreign + 1_000));
    }

    [Fact]
    public async Task The_same_id_of_another_tenant_or_kind_is_another_resource()
    {
        var call = new Hearing(tenant);
        var write = call.Next("call_created", Dialing, 0);
        await call.Commit(Journal, write);

        Assert.Null(await Journal.Load(call.Key with { Tenant = $"{tenant}-other" }));
        Assert.Null(await Journal.Load(call.Key with { Resource = "agent" }));
        var foreign = await Journal.Commit(write with { Key = call.Key with { Resource = "agent" } });
        Assert.NotEqual(call.Number, foreign.Number);
    }

    [Fact]
    public async Task Two_hundred_commits_at_once_over_twenty_resources_are_each_recorded_once()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new Hearing(tenant)).ToList();
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
        (head.Standing.Version, head.Standing.Position);
}
