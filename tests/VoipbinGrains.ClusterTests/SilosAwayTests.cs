using System.Text.Json;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests.Server;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class SilosAwayTests(PostgresServer server, ITestOutputHelper output)
{
    [Fact]
    public async Task While_no_silo_is_there_the_edges_take_webhooks_into_their_spools_and_say_so()
    {
        await using var cluster = await Cluster.Start(server, silos: 2, apis: 2);
        using var http = new HttpClient { BaseAddress = cluster.Url };
        var ready = default(JsonElement);

        var summary = await Trial.Of(cluster, output, async () =>
        {
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Kill()));
            await Task.Delay(Trial.Length / 3);
            ready = await http.GetAsync("/readyz").Json();
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Start()));
        });

        Assert.True(summary.GetProperty("outcomes").GetProperty("spooled").GetInt32() > 0, "Nothing was spooled.");
        Assert.Equal("ok", ready.Text("status"));
        Assert.Contains("The cluster does not answer", ready.GetProperty("reasons")[0].GetString());
        Assert.NotEqual(0, ready.GetProperty("spool").GetProperty("webhooks").GetInt64());
    }
}
