using System.Collections.Concurrent;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.ClusterTests.Streams;

/// <summary>A stream that a client follows, and what it heard.</summary>
internal sealed class Followed : IAsyncDisposable
{
    private VoipbinSubscription? subscription;

    public ConcurrentQueue<Change> Heard { get; } = [];

    public long Position => subscription!.Position;

    public int Renewals => subscription!.Renewals;

    public static async Task<Followed> Start(
        IClusterClient client, StreamId stream, long? after, Func<Change, Task>? also = null)
    {
        var followed = new Followed();
        followed.subscription = await VoipbinSubscription.Start(
            client, stream,
            async change =>
            {
                await (also?.Invoke(change) ?? Task.CompletedTask);
                followed.Heard.Enqueue(change);
            },
            after);
        return followed;
    }

    public ValueTask DisposeAsync() => subscription!.DisposeAsync();
}
