using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

public sealed class RenewalTests
{
    private readonly ToldStream stream = new();
    private readonly FakeTimeProvider time = new();
    private readonly List<long> heard = [];

    [Fact]
    public async Task Who_cannot_subscribe_anew_tries_again_and_hears_what_it_missed()
    {
        await using var subscription = await Follow();
        await stream.Tell(1, previous: 0);
        stream.Failures.Enqueue(new TimeoutException());

        await stream.Tell(3, previous: 2); // the one between did not come here
        await Until(() => subscription.Renewals == 1);
        await stream.Tell(2, previous: 1);
        await stream.Tell(3, previous: 2);

        Assert.Equal([1, 2, 3], heard);
        Assert.Equal(3, stream.Asked);
        Assert.Single(await stream.GetAllSubscriptionHandles());
    }

    private Task<VoipbinSubscription> Follow() => VoipbinSubscription.Start(
        stream,
        change =>
        {
            heard.Add(change.Position);
            return Task.CompletedTask;
        },
        after: 0, gone: null, time);

    private async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, patience.Token);
        }
    }
}
