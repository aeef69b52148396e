using System.Diagnostics;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests.Streams;

[Collection(OneCluster.Name)]
public sealed class StreamKillTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly TimeSpan down = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan up = TimeSpan.FromSeconds(9);

    [Fact]
    public async Task Whichever_silo_is_killed_and_then_all_of_them_subscribers_miss_nothing_and_a_projection_is_right()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 1, Repository.SubscribingSilo);
        await using var subscribers = await Subscribers.Start(cluster.Gateways, cluster.Receipts);
        var random = new Random(1);
        var sending = Stopwatch.StartNew();

        await Trial.Of(cluster, output, async () =>
        {
            while (sending.Elapsed < Trial.Length - up)
            {
                var victim = cluster.Silos[random.Next(cluster.Silos.Count)];
                output.WriteLine($"{sending.Elapsed.TotalSeconds:0} s: kill {victim}");
                await victim.Kill();
                await Task.Delay(down);
                await victim.Start();
                await Task.Delay(up);
            }

            output.WriteLine($"{sending.Elapsed.TotalSeconds:0} s: kill all");
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Kill()));
            await Task.Delay(down);
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Start()));
        });

        await subscribers.Check(output);
    }
}
