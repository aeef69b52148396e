using System.Diagnostics;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests.Server;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class DatabaseAwayTests(PostgresServer server, ITestOutputHelper output)
{
    [Fact]
    public async Task What_comes_while_the_database_is_away_waits_in_the_spools_and_nothing_is_given_up()
    {
        await using var cluster = await Cluster.Start(server, silos: 2, apis: 2);

        var summary = await Trial.Of(cluster, output, async () =>
        {
            await server.Stop();
            await Task.Delay(Trial.Length / 3);
            await server.Start();
            output.WriteLine($"the spools are empty {(await Drained(cluster)).TotalSeconds:0.0} s after it is back");
        });

        // what a store's failure was told with went from silo to edge
        Assert.All(cluster.Silos.Concat(cluster.Apis), member =>
        {
            Assert.DoesNotContain("Exception sending message", member.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception reading message", member.Output, StringComparison.Ordinal);
        });
        Assert.True(summary.GetProperty("outcomes").GetProperty("spooled").GetInt32() > 0, "Nothing was spooled.");
    }

    private static async Task<TimeSpan> Drained(Cluster cluster)
    {
        var began = Stopwatch.GetTimestamp();
        using var http = new HttpClient();
        foreach (var edge in cluster.Addresses.Split(','))
        {
            while ((await http.GetAsync(new Uri($"http://{edge}/readyz")).Json())
                .GetProperty("spool").GetProperty("webhooks").GetInt64() > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
