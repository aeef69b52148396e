using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must tell of what it was given.</summary>
public abstract class ReadingContract
{
    public abstract IJournal Journal { get; }

    private protected string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    /// <summary>Lets the journal forget all that is not stored.</summary>
    protected abstract Task Restart();

    [Fact]
    public async Task A_resource_that_nothing_was_heard_of_has_no_head() =>
        Assert.Null(await Journal.Load(new ResourceKey(Tenant, "call", Guid.NewGuid())));

    [Fact]
    public async Task What_is_loaded_is_what_was_committed_also_when_the_newest_event_came_first()
    {
        var call = new Hearing(Tenant);
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
            Hearing.AssertSame(call.Standing!, head.Standing!);
        }

        await Restart();

        var reloaded = await Journal.Load(call.Key);
        Hearing.AssertSame(call.Standing!, reloaded!.Standing!);
        Assert.Equal((2, 4), (reloaded.Standing!.Winner.Version, reloaded.Standing.Version));
    }

    [Fact]
    public async Task An_event_is_found_in_its_own_resource_only()
    {
        var call = new Hearing(Tenant);
        var other = new Hearing(Tenant);
        await call.Hear(Journal, "call_created", Dialing, 0);
        var ringing = await call.Hear(Journal, "call_ringing", Ringing, 1);
        await other.Hear(Journal, "call_created", Dialing, 5);

        var key = call.Recorded[1].Key;
        Assert.Equal(new Occurrence(2, ringing.Position), await Journal.Find(ringing.Number, key));
        Assert.Null(await Journal.Find(other.Number!.Value, key));
        Assert.Null(await Journal.Find(ringing.Number, other.Recorded[0].Key));
    }

    [Fact]
    public async Task Each_event_of_a_long_history_is_found_and_no_other()
    {
        var agent = new Hearing(Tenant);
        for (var second = 0; second < 150; second++)
        {
            await agent.Hear(Journal, "call_updated", Progressing, second);
        }

        await Restart();

        foreach (var recorded in agent.Recorded)
        {
            Assert.Equal(
                new Occurrence(recorded.Version, recorded.Position),
                await Journal.Find(agent.Number!.Value, recorded.Key));
            Assert.Null(await Journal.Find(
                agent.Number.Value, recorded.Key with { Microseconds = recorded.Key.Microseconds + 1 }));
        }
    }

    [Fact]
    public async Task History_is_in_the_order_of_keys_and_read_page_by_page()
    {
        var call = new Hearing(Tenant);
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
        var call = new Hearing(Tenant);
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
        var call = new Hearing(Tenant);
        foreach (var body in bodies)
        {
            await call.Hear(Journal, "call_updated", Dialing, body.Length, body);
            var id = await Journal.Quarantine(Tenant, Hearing.Body(body));
            await Journal.Keep(Tenant, Hearing.Unmodelled("x") with { Data = body.AsMemory(body.Length / 2) });

            Assert.Equal(body, (await Journal.ReadQuarantined(Tenant, id))!.Body.ToArray());
            Assert.Equal(body[(body.Length / 2)..], (await Journal.ListUnmodelled(Tenant, null, 1))[0].Data.ToArray());
        }

        var history = await Journal.ReadHistory(call.Number!.Value, null, 10);
        Assert.Equal(bodies, history.Events.Select(recorded => recorded.Data.ToArray()));
    }

    [Fact]
    public async Task Events_that_are_not_modelled_are_listed_newest_first_for_their_tenant_only()
    {
        var first = await Journal.Keep(Tenant, Hearing.Unmodelled("recording_started"));
        var second = await Journal.Keep(Tenant, Hearing.Unmodelled("recording_finished") with { Id = null });
        await Journal.Keep($"{Tenant}-other", Hearing.Unmodelled("recording_started"));

        var all = await Journal.ListUnmodelled(Tenant, null, 10);
        Assert.Equal([second, first], all.Select(heard => heard.Position));
        Assert.Equal(
            Hearing.Unmodelled("recording_finished") with { Id = null, Position = second, Data = all[0].Data }, all[0]);
        Assert.Equal([first], (await Journal.ListUnmodelled(Tenant, second, 10)).Select(heard => heard.Position));
        Assert.Equal([second], (await Journal.ListUnmodelled(Tenant, null, 1)).Select(heard => heard.Position));
    }

    [Fact]
    public async Task Quarantined_bodies_are_shown_newest_first_to_their_tenant_only()
    {
        var cut = Hearing.Body([1]) with { Truncated = true, Size = 5_000_000, ContentType = "text/xml" };
        var first = await Journal.Quarantine(Tenant, Hearing.Body([0]));
        var second = await Journal.Quarantine(Tenant, cut);
        var foreign = await Journal.Quarantine($"{Tenant}-other", Hearing.Body([2]));

        var all = await Journal.ListQuarantined(Tenant, null, 10);
        Assert.Equal([second, first], all.Select(body => body.Id));
        Assert.Equal(cut with { Id = second, Body = all[0].Body }, all[0]);
        Assert.Equal([first], (await Journal.ListQuarantined(Tenant, second, 10)).Select(body => body.Id));
        Assert.Equal([second], (await Journal.ListQuarantined(Tenant, null, 1)).Select(body => body.Id));
        Assert.Null(await Journal.ReadQuarantined(Tenant, foreign));
        Assert.Null(await Journal.ReadQuarantined(Tenant, foreign + 1_000));
    }

    [Fact]
    public async Task The_same_id_of_another_tenant_or_kind_is_another_resource()
    {
        var call = new Hearing(Tenant);
        var write = call.Next("call_created", Dialing, 0);
        await call.Commit(Journal, write);

        Assert.Null(await Journal.Load(call.Key with { Tenant = $"{Tenant}-other" }));
        Assert.Null(await Journal.Load(call.Key with { Resource = "agent" }));
        var foreign = await Journal.Commit(write with { Key = call.Key with { Resource = "agent" } });
        Assert.NotEqual(call.Number, foreign.Number);
    }
}
