using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// How long an acknowledgement takes, and how long from a webhook to whoever listens, most of them to one call only.
/// </summary>
internal sealed class Latency : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BenchedServer server;
    private readonly SteadyLoad load;
    private readonly Receiver receiver = new();
    private readonly List<Listener> toAll = [];
    private readonly List<Listener> toOne = [];
    private readonly Table table = new(
        "round", "ack p50 ms", "p99 ms", "to all: p50 ms", "p99 ms", "to one call: p50 ms", "p99 ms", "events/s",
        "server cores", "RSS MiB");

    private readonly TimeSpan duration;
    private readonly int calls;
    private long head;
    private long faults;

    private Latency(BenchedServer server, IConfiguration settings)
    {
        this.server = server;
        calls = settings.GetValue("calls", 1000);
        load = new SteadyLoad(server.Url, settings.GetValue("rate", 1000), calls);
        duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 20));
    }

    public static Subject Subject { get; } = new(
        "latency",
        """
        of an acknowledgement, and from a webhook to those who listen to all and to those who listen to one call
            (--rounds 5 --seconds 20 --rate 1000 --calls 1000 --all 10 --one 90)
        """,
        Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        await using var server = await BenchedServer.Start();
        using var latency = new Latency(server, settings);
        await latency.Listen(settings.GetValue("all", 10), settings.GetValue("one", 90));
        for (var round = 0; round <= settings.GetValue("rounds", 5); round++)
        {
            await latency.Round(round == 0 ? "warm-up" : $"{round}", stop);
        }

        latency.table.Print();
        latency.faults += latency.toAll.Sum(listener => listener.CountFaults(latency.head));
        await Console.Out.WriteLineAsync($"{latency.faults} changes were not told once and in order.\n");
        return latency.faults == 0;
    }

    public void Dispose()
    {
        receiver.Dispose();
        toAll.ForEach(listener => listener.Dispose());
        toOne.ForEach(listener => listener.Dispose());
        load.Dispose();
    }

    private async Task Listen(int all, int one)
    {
        while (toAll.Count < all)
        {
            toAll.Add(await Listener.Open(server.Url, after: 0));
        }

        while (toOne.Count < one)
        {
            toOne.Add(await Listener.Open(server.Url, after: 0, Load.Webhooks.Known(toOne.Count % calls)));
        }

        toAll.ForEach(listener => receiver.Add(listener.Wire));
        toOne.ForEach(listener => receiver.Add(listener.Wire));
    }

    private async Task Round(string name, CancellationToken stop)
    {
        Machine.Progress(name);
        var count = load.CountIn(duration);
        toAll.ForEach(listener => listener.Time(count, head));
        toOne.ForEach(listener => listener.Time(count, head));
        _ = server.Footprint.TakeCores();
        var sent = await load.Send(head, duration, stop);
        var cores = server.Footprint.TakeCores();
        head = sent.Last;
        await receiver.Reach(toAll, head, Patience, stop);
        await receiver.Hear(toOne, count / calls, Patience, stop);
        faults += toOne.Sum(listener => Math.Abs(listener.Heard - (count / calls)));
        var (acks, all, one) = (Spread.Of(sent.Milliseconds), Measure(toAll, sent), Measure(toOne, sent));
        table.Add(
            $"{name}", $"{acks.Median:0.0}", $"{acks.P99:0.0}", $"{all.Median:0.0}", $"{all.P99:0.0}",
            $"{one.Median:0.0}", $"{one.P99:0.0}", $"{sent.Count / sent.Duration.TotalSeconds:0}", $"{cores:0.00}",
            $"{server.Footprint.Memory:0}");
    }

    private static Spread Measure(List<Listener> listeners, SentLoad sent) =>
        Spread.Of([.. listeners.SelectMany(listener => listener.MeasureHeard(sent.StartedAt.ToArray()))]);
}
