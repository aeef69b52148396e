using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// What slow listeners cost those who read as fast as they can: rounds without and with slow ones take turns, so that
/// both meet the same machine.
/// </summary>
internal sealed class Listeners : IDisposable
{
    private const double MostRatio = 1.2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BenchedServer server;
    private readonly SteadyLoad load;
    private readonly Receiver receiver = new();
    private readonly List<Listener> fast = [];
    private readonly Footprint own = new(Environment.ProcessId);
    private readonly Table perRound = new(
        "round", "listeners", "p50 ms", "p99 ms", "max ms", "POST p50 ms", "POST p99 ms", "events/s", "sent again",
        "server cores", "load cores", "RSS MiB before", "after", "caught up in s", "RSS MiB then");

    private readonly TimeSpan duration;
    private long head;
    private long faults;

    private Listeners(BenchedServer server, IConfiguration settings)
    {
        this.server = server;
        load = new SteadyLoad(server.Url, settings.GetValue("rate", 1000), settings.GetValue("calls", 0));
        duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 20));
    }

    public static Subject Subject { get; } = new(
        "listeners",
        """
        delivery to fast listeners, without and with 25 slow ones (--rounds 5 --seconds 20 --rate 1000 --fast 175);
            each event is of a new call, or with --calls of so many in turn, so that no call adds to the memory
        """,
        Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        await using var server = await BenchedServer.Start();
        using var rounds = new Listeners(server, settings);
        try
        {
            return await rounds.Run(settings.GetValue("fast", 175), settings.GetValue("rounds", 5), stop);
        }
        finally
        {
            rounds.perRound.Print();
        }
    }

    private async Task<bool> Run(int count, int most, CancellationToken stop)
    {
        await OpenFast(count);
        await WarmUp(stop);
        var (without, with) = (new List<Spread>(), new List<Spread>());
        for (var round = 1; round <= most; round++)
        {
            without.Add(await Round($"{round} A", slow: null, stop));
            await using var slow = await SlowListeners.Open(server.Url, head);
            with.Add(await Round($"{round} B", slow, stop));
        }

        TellMedians(without, with);
        return TellFaults();
    }

    public void Dispose()
    {
        receiver.Dispose();
        fast.ForEach(listener => listener.Dispose());
        load.Dispose();
        own.Dispose();
    }

    private async Task OpenFast(int count)
    {
        while (fast.Count < count)
        {
            fast.Add(await Listener.Open(server.Url, after: 0));
            receiver.Add(fast[^1].Wire);
        }
    }

    // a server that has just started has its code to compile
    private async Task WarmUp(CancellationToken stop)
    {
        using var gentle = new SteadyLoad(server.Url, 200);
        head = (await gentle.Send(head, TimeSpan.FromSeconds(10), stop)).Last;
        await Round("warm-up", slow: null, stop);
    }

    private async Task<Spread> Round(string name, SlowListeners? slow, CancellationToken stop)
    {
        Machine.Progress(name);
        var before = server.Footprint.Memory;
        fast.ForEach(listener => listener.Time(load.CountIn(duration)));
        _ = (server.Footprint.TakeCores(), own.TakeCores());
        var sent = await load.Send(head, duration, stop);
        var (serverCores, ownCores) = (server.Footprint.TakeCores(), own.TakeCores());
        head = sent.Last;
        await receiver.Reach(fast, head, Patience, stop);
        var after = server.Footprint.Memory;
        var caughtUp = slow is null ? default : await slow.CatchUp(head, Patience, stop);
        faults += slow?.CountFaults(head) ?? 0;
        var delivery = Measure(sent);
        var posts = Spread.Of(sent.Milliseconds);
        perRound.Add(
            $"{name}", $"{fast.Count}{(slow is null ? "" : $" + {slow.Count}")}", $"{delivery.Median:0.0}",
            $"{delivery.P99:0.0}", $"{delivery.Most:0}", $"{posts.Median:0.0}", $"{posts.P99:0.0}",
            $"{sent.Count / sent.Duration.TotalSeconds:0}", $"{sent.Resends}", $"{serverCores:0.00}",
            $"{ownCores:0.00}", $"{before:0}", $"{after:0}", $"{caughtUp.TotalSeconds:0.0}",
            $"{server.Footprint.Memory:0}");
        return delivery;
    }

    private Spread Measure(SentLoad sent)
    {
        var latencies = new double[fast.Count * sent.Count];
        for (var i = 0; i < fast.Count; i++)
        {
            fast[i].Measure(sent.StartedAt, latencies.AsSpan(i * sent.Count, sent.Count));
        }

        return Spread.Of(latencies);
    }

    private static void TellMedians(List<Spread> without, List<Spread> with)
    {
        var medians = new Table("medians of the rounds", "p50 ms", "p99 ms");
        var (a, b) = (MedianOf(without), MedianOf(with));
        medians.Add($"A: fast ones only", $"{a.Median:0.0}", $"{a.P99:0.0}");
        medians.Add($"B: and slow ones", $"{b.Median:0.0}", $"{b.P99:0.0}");
        medians.Add($"B/A (promised: p99 at most {MostRatio})", $"{b.Median / a.Median:0.00}", $"{b.P99 / a.P99:0.00}");
        medians.Print();
    }

    private static (double Median, double P99) MedianOf(List<Spread> rounds) =>
        (Spread.MedianOf(rounds.Select(round => round.Median)), Spread.MedianOf(rounds.Select(round => round.P99)));

    private bool TellFaults()
    {
        var ofFast = fast.Sum(listener => listener.CountFaults(head));
        Console.Out.WriteLine(
            $"Each position exactly once and in order: {ofFast} faults at {fast.Count} fast listeners, each of {head} "
            + $"changes; {faults} at the slow ones, who read each round in the end.\n");
        return ofFast + faults == 0;
    }
}
