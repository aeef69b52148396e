using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>Listeners that read a byte a second, and such as do not read at all, until they are let go.</summary>
internal sealed class SlowListeners : IAsyncDisposable
{
    private const int Dripping = 20;
    private const int Deaf = 5;

    private readonly CancellationTokenSource letGo = new();
    private readonly List<Listener> all;
    private readonly Task drip;

    private SlowListeners(List<Listener> all)
    {
        this.all = all;
        drip = Task.Run(Drip);
    }

    public int Count => all.Count;

    public static async Task<SlowListeners> Open(Uri server, long after)
    {
        var all = new List<Listener>();
        while (all.Count < Dripping + Deaf)
        {
            all.Add(await Listener.Open(server, after));
        }

        return new SlowListeners(all);
    }

    /// <summary>Lets all of them read as fast as they can.</summary>
    /// <param name="head">The position up to which they read.</param>
    /// <param name="patience">After which none of them is waited for.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> CatchUp(long head, TimeSpan patience, CancellationToken stop)
    {
        await letGo.CancelAsync();
        await drip;
        var began = Stopwatch.GetTimestamp();
        using var receiver = new Receiver();
        all.ForEach(listener => receiver.Add(listener.Wire));
        await receiver.Reach(all, head, patience, stop);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>How often one of them did not hear the next change.</summary>
    public long CountFaults(long head) => all.Sum(listener => listener.CountFaults(head));

    public async ValueTask DisposeAsync()
    {
        await letGo.CancelAsync();
        await drip;
        all.ForEach(listener => listener.Dispose());
        letGo.Dispose();
    }

    private async Task Drip()
    {
        var room = new byte[64 * 1024];
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(letGo.Token))
            {
                foreach (var listener in all.Take(Dripping).Where(listener => listener.Wire.Socket.Available > 0))
                {
                    listener.Wire.Receive(room, most: 1);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // let go
        }
    }
}
