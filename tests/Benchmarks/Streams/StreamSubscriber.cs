using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>This process as a client of the cluster, which follows an Orleans stream.</summary>
internal sealed class StreamSubscriber : IAsyncDisposable
{
    private readonly TaskCompletionSource released = new();
    private readonly IHost host;
    private VoipbinSubscription? subscription;
    private long[] heardAt = [];
    private long first;
    private long last;

    private StreamSubscriber(IHost host) => this.host = host;

    /// <summary>Whether it takes what it is told.</summary>
    public bool IsStuck { get; init; }

    /// <summary>How many changes were heard.</summary>
    public long Count { get; private set; }

    /// <summary>How many were not heard in order.</summary>
    public long Faults { get; private set; }

    /// <summary>The position that was heard last.</summary>
    public long Position => Volatile.Read(ref last);

    public static async Task<StreamSubscriber> Connect(int gateway, bool isStuck = false)
    {
        var host = Host.CreateDefaultBuilder().UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway));
            client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "voipbin");
            client.AddVoipbinStreams();
        }).ConfigureLogging(logging => logging.ClearProviders()).Build();
        await host.StartAsync();
        return new StreamSubscriber(host) { IsStuck = isStuck };
    }

    public async Task Follow(StreamId stream, long? after = null) => subscription = await VoipbinSubscription.Start(
        host.Services.GetRequiredService<IClusterClient>(), stream, Hear, after);

    /// <summary>Notes when each of the next positions is heard.</summary>
    public void Time(long from, int count)
    {
        heardAt = new long[count];
        first = from;
    }

    /// <summary>
    /// How long each took since it was sent, in milliseconds; those that were not heard are left out.
    /// </summary>
    public double[] Measure(ReadOnlySpan<long> startedAt)
    {
        var taken = new List<double>(startedAt.Length);
        for (var i = 0; i < startedAt.Length; i++)
        {
            if (heardAt[i] != 0)
            {
                taken.Add(Stopwatch.GetElapsedTime(startedAt[i], heardAt[i]).TotalMilliseconds);
            }
        }

        return [.. taken];
    }

    /// <summary>Waits until a position was heard.</summary>
    public async Task Reach(long position, CancellationToken stop)
    {
        while (Position < position)
        {
            await Task.Delay(50, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        released.SetResult();
        await (subscription?.DisposeAsync() ?? default);
        await host.StopAsync();
        host.Dispose();
    }

    private Task Hear(Change change)
    {
        if (IsStuck)
        {
            return released.Task;
        }

        var place = change.Position - first;
        if (place >= 0 && place < heardAt.Length)
        {
            heardAt[place] = Stopwatch.GetTimestamp();
        }

        Faults += change.Position > last ? 0 : 1;
        Count++;
        Volatile.Write(ref last, change.Position);
        return Task.CompletedTask;
    }
}
