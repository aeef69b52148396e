using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Streams;
using VoipbinGrains.Calls;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Streams;
using VoipbinGrains.Tests.Grains;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Streams;

/// <summary>Subscribers that do not take what they are told; they are tried for a moment only.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly Guid call = Guid.NewGuid();
    private readonly Heard heard = new();
    private TestCluster cluster = null!;

    private IEnumerable<int?> Versions => heard.Changes.Select(change => change.Version).Distinct();

    private IDeadLetterGrain Letters => cluster.Client.GetGrain<IDeadLetterGrain>("default");

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1, silo =>
    {
        silo.AddMemoryJournal();
        silo.Services.PostConfigure<StreamPullingAgentOptions>(
            VoipbinStreams.Provider, agent => agent.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(100));
    });

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task What_is_not_taken_is_a_dead_letter_and_the_stream_goes_on_and_it_can_be_told_once_more()
    {
        var isWell = false;
        heard.Taking = change =>
            change.Version == 2 && !isWell ? throw new IOException("It hurts.") : Task.CompletedTask;
        foreach (var status in new[] { Dialing, Ringing, Progressing, Hangup })
        {
            await Tell(status);
        }

        var handle = await Subscribe();
        await heard.Until(all => all.Changes.Any(change => change.Version == 4));
        Assert.Equal([1, 3, 4], Versions); // what came before it in its batch is told again with it

        var letter = Assert.Single(await Letters.List(null, 10));
        Assert.Equal((handle.HandleId, $"call/default/{call}"), (letter.Subscription, letter.Stream));
        Assert.Equal(2, (await Letters.Get(letter.Id))!.Change!.Version);
        Assert.Null(letter.ReplayedAt);
        Assert.Null(await Letters.Get(letter.Id + 1));
        Assert.Null(await cluster.Client.GetGrain<IDeadLetterGrain>("acme").Get(letter.Id));

        isWell = true;
        Assert.True(await Letters.Replay(letter.Id));
        await heard.Until(all => all.Changes.Any(change => change.Version == 2));
        Assert.Equal([1, 3, 4, 2], Versions);
        await Until(async () => (await Letters.Get(letter.Id))!.ReplayedAt is not null);

        await Tell(Hangup, second: 99);
        await heard.Until(all => all.Changes.Any(change => change.Version == 5));
        Assert.Equal([1, 3, 4, 2, 5], Versions);
    }

    [Fact]
    public async Task Who_takes_nothing_for_long_is_unhealthy_until_it_takes_something()
    {
        var isWell = false;
        heard.Taking = _ => isWell ? Task.CompletedTask : throw new IOException("It hurts.");
        foreach (var second in Enumerable.Range(0, 12))
        {
            await Tell(Ringing, second);
        }

        var handle = await Subscribe();
        await Until(async () => (await Letters.ListUnhealthy()).Count > 0);
        var found = Assert.Single(await Letters.ListUnhealthy());
        Assert.Equal((handle.HandleId, $"call/default/{call}"), (found.Subscription, found.Stream));

        isWell = true;
        await Tell(Progressing);
        await heard.Until(all => all.Changes.Any(change => change.Version == 13));
        await Until(async () => (await Letters.ListUnhealthy()).Count == 0);
    }

    private async Task<StreamSubscriptionHandle<Change>> Subscribe() => await cluster.Client
        .GetStreamProvider(VoipbinStreams.Provider).GetStream<Change>(VoipbinStreams.Call(call))
        .SubscribeAsync(heard, VoipbinStreams.Beginning);

    private async Task Tell(CallStatus status, int? second = null) => await cluster.Client.Call(call).Receive(
        new CallEvents(call).At(second ?? Array.IndexOf([Dialing, Ringing, Progressing, Hangup], status), status));

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
