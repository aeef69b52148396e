using System.Diagnostics;
using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Streams;

namespace VoipbinGrains.SubscribingSilo;

[GrainType("call-listener")]
internal sealed class CallListenerGrain(IConfiguration configuration)
    : Grain, ICallListenerGrain, IAsyncObserver<Change>
{
    private static readonly Lock Writing = new();

    private IAsyncStream<Change> Stream => this.GetStreamProvider(VoipbinStreams.Provider)
        .GetStream<Change>(VoipbinStreams.Of(ResourceKey.Of("call", this.GetPrimaryKeyString())));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(this);
        }
    }

    public async Task Listen()
    {
        if ((await Stream.GetAllSubscriptionHandles()).Count == 0)
        {
            await Stream.SubscribeAfterAsync(this, 0);
        }
    }

    // a file outlives the silo; each process has its own
    public Task OnNextAsync(Change item, StreamSequenceToken? token = null)
    {
        lock (Writing)
        {
            File.AppendAllText(
                Path.Combine(configuration["Receipts"]!, $"{Environment.ProcessId}.txt"),
                $"{Stopwatch.GetTimestamp()} {item.Id} {item.Version}\n");
        }

        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
