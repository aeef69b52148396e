using VoipbinGrains.PostgresTests;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class FrozenSiloTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly TimeSpan frozen = Trial.Length / 3;

    [Fact]
    public async Task A_silo_that_stands_still_is_left_out_and_ends_itself_when_it_wakes()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 2);
        var victim = cluster.Silos[1];

        await Trial.Of(cluster, output, async () =>
        {
            await victim.Freeze();
            await Task.Delay(frozen);
            await victim.Thaw();
            Assert.NotEqual(0, await victim.Exit());
            await victim.Start();
        });
    }
}
