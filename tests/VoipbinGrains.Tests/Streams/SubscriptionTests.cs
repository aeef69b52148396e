using System.Collections.Concurrent;
using Orleans.Streams;
using VoipbinGrains.Calls;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Streams;
using VoipbinGrains.Tests.Grains;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Streams;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly Guid call = Guid.NewGuid();
    private readonly BlockingCollection<Change> heard = [];
    private readonly LostQuestions questions = new();
    private TestCluster cluster = null!;
    private int second;

    private IAsyncStream<Change> Stream =>
        cluster.Client.GetStreamProvider(VoipbinStreams.Provider).GetStream<Change>(VoipbinStreams.Call(call));

    public async Task InitializeAsync() =>
        cluster = await TestCluster.Start(silos: 1, client: host => host.AddOutgoingGrainCallFilter(questions));

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Who_starts_again_with_the_saved_position_hears_what_happened_meanwhile_and_nothing_twice()
    {
        await Tell(Dialing);
        var first = await Follow();
        await Tell(Ringing);
        Assert.Equal(2, await Next());
        await first.DisposeAsync();

        await Tell(Progressing);
        await using var second = await Follow(first.Position);
        Assert.Equal(3, await Next());
        await Tell(Hangup);
        Assert.Equal(4, await Next());
        Assert.Empty(heard);
    }

    [Fact]
    public async Task Whom_the_cluster_has_lost_sight_of_subscribes_anew_and_misses_nothing()
    {
        await using var subscription = await Follow();
        await Tell(Dialing);
        Assert.Equal(1, await Next());

        await Assert.Single(await Stream.GetAllSubscriptionHandles()).UnsubscribeAsync();
        await Tell(Ringing);
        await Tell(Progressing);

        Assert.Equal(2, await Next());
        Assert.Equal(3, await Next());
        Assert.Equal(1, subscription.Renewals);
    }

    [Fact]
    public async Task A_question_that_died_with_a_silo_is_asked_again()
    {
        await using var subscription = await Follow();
        await Tell(Dialing);
        Assert.Equal(1, await Next());

        var known = Assert.Single(await Stream.GetAllSubscriptionHandles());
        await questions.LoseNext().WaitAsync(TimeSpan.FromSeconds(30));
        await known.UnsubscribeAsync();
        await Tell(Ringing);
        Assert.Equal(2, await Next());
        Assert.Equal(1, subscription.Renewals);
    }

    [Fact]
    public async Task Who_asks_for_what_retention_has_taken_is_told_so()
    {
        await Tell(Hangup);
        var last = await cluster.Client.Call(call).Receive(new CallEvents(call).At(90, Hangup));
        await cluster.Client.GetGrain<IMemoryJournalGrain>(0).PurgeBefore(TimeProvider.System.GetUtcNow());

        await using var subscription = await VoipbinSubscription.Start(
            cluster.Client, VoipbinStreams.Kind("call"), Hear, after: last.Position - 1);
        await Assert.ThrowsAsync<PositionGoneException>(
            () => subscription.Ended.WaitAsync(TimeSpan.FromSeconds(30)));

        var gone = new TaskCompletionSource();
        await using var other = await VoipbinSubscription.Start(
            cluster.Client, VoipbinStreams.Kind("call"), Hear, after: last.Position - 1,
            gone: _ =>
            {
                gone.SetResult();
                return Task.CompletedTask;
            });
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var next = Guid.NewGuid();
        await cluster.Client.Call(next).Receive(new CallEvents(next).At(0, Ringing));
        Assert.Equal(1, await Next());
    }

    [Fact]
    public async Task Who_leaves_while_a_change_is_being_told_has_it_in_the_position_to_start_from()
    {
        var telling = new TaskCompletionSource();
        var isTold = new TaskCompletionSource();
        var subscription = await VoipbinSubscription.Start(cluster.Client, VoipbinStreams.Call(call), async _ =>
        {
            telling.SetResult();
            await isTold.Task;
        });
        var change = await cluster.Client.Call(call).Receive(new CallEvents(call).At(second++, Dialing));
        await telling.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var leaving = subscription.DisposeAsync().AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        Assert.False(leaving.IsCompleted);
        isTold.SetResult();
        await leaving.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(change.Position, subscription.Position);
    }

    [Fact]
    public async Task Whoever_is_told_a_change_may_leave_there_and_then()
    {
        var left = new TaskCompletionSource();
        VoipbinSubscription subscription = null!;
        subscription = await VoipbinSubscription.Start(cluster.Client, VoipbinStreams.Call(call), async _ =>
        {
            await subscription.DisposeAsync();
            left.SetResult();
        });
        await Tell(Dialing);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task<VoipbinSubscription> Follow(long? after = null) =>
        VoipbinSubscription.Start(cluster.Client, VoipbinStreams.Call(call), Hear, after);

    private Task Hear(Change change)
    {
        heard.Add(change);
        return Task.CompletedTask;
    }

    private Task<int?> Next() => Task.Run(() =>
        heard.TryTake(out var change, TimeSpan.FromSeconds(30)) ? change.Version : throw new TimeoutException());

    private async Task Tell(CallStatus status) =>
        await cluster.Client.Call(call).Receive(new CallEvents(call).At(second++, status));
}
