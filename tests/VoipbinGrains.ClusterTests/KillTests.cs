using System.Diagnostics;
using VoipbinGrains.PostgresTests;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class KillTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly TimeSpan down = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan up = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Whichever_process_is_killed_nothing_acknowledged_is_lost_and_nothing_is_given_up()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 2);
        var random = new Random(1);
        var sending = Stopwatch.StartNew();

        var summary = await Trial.Of(cluster, output, async () =>
        {
            for (var kill = 0; sending.Elapsed < Trial.Length; kill++)
            {
                // in turn one of either, so that a short trial has both
                var members = kill % 2 == 0 ? cluster.Silos : cluster.Apis;
                var victim = members[random.Next(members.Count)];
                output.WriteLine($"{sending.Elapsed.TotalSeconds:0} s: kill {victim}");
                await victim.Kill();
                await Task.Delay(down);
                await victim.Start();
                await Task.Delay(up);
            }
        });

        // the faults met requests on their way
        Assert.True(
            summary.GetProperty("retries").GetInt32() > 0, "No request was in flight when a process was killed.");
    }
}
