
namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do with bodies that are replayed.</summary>
public abstract class ReplayContract : ReadingContract
{
    /// <summary>Makes the next write fail if it is large, and only that one.</summary>
    protected abstract Task BreakNextWrite();

    [Fact]
    public async Task A_body_is_marked_as_replayed_and_the_first_mark_stays()
    {
        var id = await Journal.Quarantine(Tenant, Hearing.Body([1, 2, 3]));
        var other = await Journal.Quarantine(Tenant, Hearing.Body([4]));
        var at = Hearing.Noon.AddHours(1);

        await Journal.MarkReplayed(Tenant, id, at);
        await Journal.MarkReplayed(Tenant, id, at.AddHours(1));
        await Journal.MarkReplayed($"{Tenant}-other", other, at);
        await Journal.MarkReplayed(Tenant, other + 1_000, at);
        await Restart();

        var kept = await Journal.ReadQuarantined(Tenant, id);
        Assert.Equal(Hearing.Body([1, 2, 3]) with { Id = id, ReplayedAt = at, Body = kept!.Body }, kept);
        Assert.Equal([1, 2, 3], kept.Body.ToArray());
        Assert.Equal([null, at], (await Journal.ListQuarantined(Tenant, null, 10)).Select(body => body.ReplayedAt));
    }

    [Fact]
    public async Task The_event_that_a_body_turned_out_to_be_is_kept_once_however_often_it_is_replayed()
    {
        var before = await Journal.Keep(Tenant, Hearing.Unmodelled("recording_started"));
        var id = await Journal.Quarantine(Tenant, Hearing.Body([1]));
        var heard = Hearing.Unmodelled("recording_finished");

        var position = await Journal.KeepReplayed(Tenant, id, heard);
        var again = await Journal.KeepReplayed(Tenant, id, heard with { ReceivedAt = heard.ReceivedAt.AddHours(1) });
        await Restart();
        var later = await Journal.KeepReplayed(Tenant, id, heard);
        var after = await Journal.Keep(Tenant, Hearing.Unmodelled("recording_started"));

        Assert.Equal((position, position), (again, later));
        Assert.True(before < position && position < after);
        var all = await Journal.ListUnmodelled(Tenant, null, 10);
        Assert.Equal([after, position!.Value, before], all.Select(kept => kept.Position));
        Assert.Equal(heard with { Position = position.Value, Data = all[1].Data }, all[1]);
        Assert.Equal(heard.ReceivedAt, (await Journal.ReadQuarantined(Tenant, id))!.ReplayedAt);
    }

    [Fact]
    public async Task Of_many_replays_at_once_one_keeps_the_event()
    {
        var id = await Journal.Quarantine(Tenant, Hearing.Body([1]));

        var positions = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => Journal.KeepReplayed(Tenant, id, Hearing.Unmodelled("recording_started")).AsTask()));

        Assert.NotNull(Assert.Single(positions.Distinct()));
        Assert.Single(await Journal.ListUnmodelled(Tenant, null, 10));
    }

    [Fact]
    public async Task A_replay_of_a_body_that_the_tenant_has_not_keeps_nothing()
    {
        var foreign = $"{Tenant}-other";
        var id = await Journal.Quarantine(foreign, Hearing.Body([1]));
        Assert.NotNull(await Journal.KeepReplayed(foreign, id, Hearing.Unmodelled("recording_started")));

        Assert.Null(await Journal.KeepReplayed(Tenant, id, Hearing.Unmodelled("recording_started")));
        Assert.Null(await Journal.KeepReplayed(Tenant, id + 1_000, Hearing.Unmodelled("recording_started")));
        Assert.Empty(await Journal.ListUnmodelled(Tenant, null, 10));
    }

    [Fact]
    public async Task When_a_replay_fails_the_event_is_not_kept_and_the_body_not_marked_until_it_is_asked_again()
    {
        var id = await Journal.Quarantine(Tenant, Hearing.Body([1]));
        var heard = Hearing.Unmodelled("recording_started") with { Data = new byte[256 * 1024] };

        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(
            async () => await Journal.KeepReplayed(Tenant, id, heard));

        Assert.Empty(await Journal.ListUnmodelled(Tenant, null, 10));
        Assert.Null((await Journal.ReadQuarantined(Tenant, id))!.ReplayedAt);
        var position = await Journal.KeepReplayed(Tenant, id, heard);
        Assert.Equal(position, Assert.Single(await Journal.ListUnmodelled(Tenant, null, 10)).Position);
    }

    [Fact]
    public async Task A_body_that_was_marked_before_its_event_was_kept_keeps_its_mark()
    {
        var id = await Journal.Quarantine(Tenant, Hearing.Body([1]));
        await Journal.MarkReplayed(Tenant, id, Hearing.Noon.AddHours(-1));

        var position = await Journal.KeepReplayed(Tenant, id, Hearing.Unmodelled("recording_started"));

        var kept = await Journal.ReadQuarantined(Tenant, id);
        Assert.Equal((true, Hearing.Noon.AddHours(-1)), (position is not null, kept!.ReplayedAt));
    }
}
