using VoipbinGrains.Grains.Journal;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do with events of one resource that are recorded together.</summary>
public abstract class TogetherContract(ITestedStore store)
{
    private readonly string tenant = $"tenant-{Guid.NewGuid():N}";

    [Fact]
    public async Task They_get_versions_and_positions_in_a_row_and_are_read_back_like_others()
    {
        var (call, bystander) = (new Hearing(tenant), new Hearing(tenant));
        await call.Hear(store.Journal, "call_created", Dialing, 0);
        var write = call.Together(
            ("call_ringing", Ringing, 2), ("call_updated", Dialing, 1), ("call_hangup", Hangup, 9));

        var recorded = call.Commit(store.Journal, write);
        var other = await bystander.Hear(store.Journal, "call_created", Dialing, 0);
        var first = (await recorded).Position;
        await store.Restart();

        Assert.Equal([first, first + 1, first + 2], call.Recorded[1..].Select(one => one.Position));
        Assert.DoesNotContain(other.Position, call.Recorded.Select(one => one.Position));
        Hearing.AssertSame(call.Standing!, (await store.Journal.Load(call.Key))!.Standing!);
        var history = (await store.Journal.ReadHistory(call.Number!.Value, null, 9)).Events;
        Assert.All(
            call.Recorded.OrderBy(one => one.Key).Zip(history), pair => Hearing.AssertSame(pair.First, pair.Second));
        var told = (await store.Feed.Read(first - 1, 9)).Changes.Where(change => change.Id == $"{call.Key.Id}");
        Assert.Equal([2, 3, 4], told.Select(change => change.Version!.Value));
        await Crowd.Settle(store.Feed);
        var listed = await store.Directory.List(tenant, new() { Resource = "call", Ended = true }, null, 9);
        Crowd.AssertSame([call.Standing!.ToState(call.Key)], listed.States);
    }

    [Fact]
    public async Task A_resource_may_begin_with_several()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new Hearing(tenant)).ToList();

        await Task.WhenAll(calls.Select(call => call.Commit(
            store.Journal, call.Together(("call_created", Dialing, 0), ("call_ringing", Ringing, 1)))));
        await store.Restart();

        Assert.Equal(20, calls.DistinctBy(call => call.Number).Count());
        foreach (var call in calls)
        {
            await call.Hear(store.Journal, "call_hangup", Hangup, 3);
            var head = (await store.Journal.Load(call.Key))!;
            Assert.Equal(call.Number, head.Number);
            Hearing.AssertSame(call.Standing!, head.Standing!);
        }
    }

    [Fact]
    public async Task What_they_repeat_is_found_however_long_the_history_is()
    {
        var call = new Hearing(tenant);
        await call.Commit(store.Journal, call.Together(
            [.. Enumerable.Range(0, 100).Select(second => ("call_updated", Progressing.ToString(), second))]));

        foreach (var recorded in call.Recorded)
        {
            Assert.Equal(
                new Occurrence(recorded.Version, recorded.Position),
                await store.Journal.Find(call.Number!.Value, recorded.Key));
        }
    }

    [Fact]
    public async Task All_are_refused_if_another_writer_was_ahead_of_the_first()
    {
        var call = new Hearing(tenant);
        await call.Hear(store.Journal, "call_created", Dialing, 0);
        var late = call.Together(("call_ringing", Ringing, 1), ("call_progressing", Progressing, 2));
        await call.Hear(store.Journal, "call_hangup", Hangup, 3);

        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.Journal.Commit(late));

        Assert.Equal(2, (await store.Journal.Load(call.Key))!.Standing!.Version);
        Assert.Equal(2, (await store.Journal.ReadHistory(call.Number!.Value, null, 9)).Events.Count);
    }

    [Fact]
    public async Task None_is_recorded_upon_an_event_that_another_writer_was_ahead_with_in_the_same_batch()
    {
        for (var round = 0; round < 20; round++)
        {
            var call = new Hearing(tenant);
            await call.Hear(store.Journal, "call_created", Dialing, 0);
            var alone = call.Next("call_hangup", Hangup, 3);
            var several = call.Together(("call_ringing", Ringing, 1), ("call_progressing", Progressing, 2));

            EventWrite[] rivals = round % 2 == 0 ? [alone, several] : [several, alone];
            var attempts = rivals.Select(write => store.Journal.Commit(write).AsTask()).ToList();
            await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

            var won = Assert.Single(rivals.Zip(attempts), pair => pair.Second.IsCompletedSuccessfully).First;
            Assert.All(
                attempts.Where(attempt => attempt.IsFaulted),
                attempt => Assert.IsType<VersionConflictException>(attempt.Exception!.InnerException));
            var history = (await store.Journal.ReadHistory(call.Number!.Value, null, 9)).Events;
            Assert.Equal(1 + won.Count, history.Count);
            Assert.Equal(won[won.Count - 1].Key, history.MaxBy(recorded => recorded.Version)!.Key);
        }
    }
}
