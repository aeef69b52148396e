using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Journals;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Streams;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// Orleans streams: how long from a webhook to a subscriber, and how fast all that is retained is told.
/// </summary>
internal static class Subscribers
{
    private const string What = """
        from a webhook to a client that subscribes to the kind and the tenant (--store Sqlite|Postgres --rate 1000
            --seconds 20 --calls 1000 --rounds 3), with --stuck true beside one that takes nothing, or with
            --replay 200000 a replay of so many resources' events, which are about five times as many, beside 300
            events/s
        """;

    public static Subject Subject { get; } = new("subscribers", What, Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        if (settings.GetValue("replay", 0) is > 0 and var resources)
        {
            return await Replay(resources, stop);
        }

        if (settings["store"] != "Postgres")
        {
            return await Live([], settings, stop);
        }

        using var database = new PostgresServer();
        await database.InitializeAsync();
        try
        {
            var connection = await database.MakeDatabase();
            return await Live(
                [
                    "--Storage:Provider=Postgres", $"--ConnectionStrings:voipbin={connection}",
                    "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1", $"--Orleans:Endpoints:SiloPort={Ports.Free()}",
                ],
                settings, stop);
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task<bool> Live(string[] store, IConfiguration settings, CancellationToken stop)
    {
        var gateway = Ports.Free();
        await using var server = await BenchedServer.Start(
            make: null, [.. store, $"--Orleans:Endpoints:GatewayPort={gateway}"]);
        await using var kind = await StreamSubscriber.Connect(gateway);
        await using var tenant = await StreamSubscriber.Connect(gateway);
        await using var stuck = await StreamSubscriber.Connect(gateway, isStuck: true);
        if (settings.GetValue("stuck", false))
        {
            await stuck.Follow(VoipbinStreams.Tenant("default"));
        }

        await kind.Follow(VoipbinStreams.Kind("call"));
        await tenant.Follow(VoipbinStreams.Tenant("default"));
        var duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 20));
        using var load = new SteadyLoad(server.Url, settings.GetValue("rate", 1000), settings.GetValue("calls", 1000));
        var table = new Table(
            "round", "p50 ms", "p99 ms", "max ms", "POST p50 ms", "POST p99 ms", "events/s", "server cores", "RSS MiB");
        var head = 0L;
        for (var round = 0; round <= settings.GetValue("rounds", 3); round++)
        {
            kind.Time(head + 1, load.CountIn(duration));
            tenant.Time(head + 1, load.CountIn(duration));
            _ = server.Footprint.TakeCores();
            var sent = await load.Send(head, duration, stop);
            var cores = server.Footprint.TakeCores();
            head = sent.Last;
            await kind.Reach(head, stop);
            await tenant.Reach(head, stop);
            var delivery = Spread.Of([.. kind.Measure(sent.StartedAt), .. tenant.Measure(sent.StartedAt)]);
            var posts = Spread.Of(sent.Milliseconds);
            table.Add(
                $"{(round == 0 ? "warm-up" : round)}", $"{delivery.Median:0.0}", $"{delivery.P99:0.0}",
                $"{delivery.Most:0}", $"{posts.Median:0.0}", $"{posts.P99:0.0}",
                $"{sent.Count / sent.Duration.TotalSeconds:0}", $"{cores:0.00}", $"{server.Footprint.Memory:0}");
        }

        table.Print();
        Console.Out.WriteLine(
            $"Of {head} changes the kind heard {kind.Count} and the tenant {tenant.Count}; "
                + $"{kind.Faults + tenant.Faults} out of order or twice.\n");
        return kind.Count == head && tenant.Count == head && kind.Faults + tenant.Faults == 0;
    }

    private static async Task<bool> Replay(int resources, CancellationToken stop)
    {
        var gateway = Ports.Free();
        await using var server = await BenchedServer.Start(
            path => JournalMaking.Make(path, resources, stop), $"--Orleans:Endpoints:GatewayPort={gateway}");
        var head = await server.Head();
        await using var live = await StreamSubscriber.Connect(gateway);
        await live.Follow(VoipbinStreams.Kind("call"));
        await using var replayed = await StreamSubscriber.Connect(gateway);
        using var load = new SteadyLoad(server.Url, 300, 1000);
        var begun = await load.Send(head, TimeSpan.FromSeconds(10), stop); // warm
        live.Time(begun.Last + 1, load.CountIn(TimeSpan.FromSeconds(30)));
        var sending = load.Send(begun.Last, TimeSpan.FromSeconds(30), stop);

        var began = Stopwatch.GetTimestamp();
        await replayed.Follow(VoipbinStreams.Tenant("default"), after: 0);
        await replayed.Reach(head, stop);
        var took = Stopwatch.GetElapsedTime(began);
        var memory = server.Footprint.Memory;
        var sent = await sending;
        await live.Reach(sent.Last, stop);
        await replayed.Reach(sent.Last, stop);
        var delivery = Spread.Of(live.Measure(sent.StartedAt));
        var table = new Table("events replayed", "s", "events/s", "live p50 ms", "live p99 ms", "RSS MiB");
        table.Add(
            $"{head}", $"{took.TotalSeconds:0.0}", $"{head / took.TotalSeconds:0}", $"{delivery.Median:0.0}",
            $"{delivery.P99:0.0}", $"{memory:0}");
        table.Print();
        Console.Out.WriteLine($"{replayed.Count} of {sent.Last} heard, {replayed.Faults} out of order or twice.\n");
        return replayed.Count == sent.Last && replayed.Faults == 0;
    }
}
