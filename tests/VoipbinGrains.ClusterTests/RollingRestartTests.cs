using VoipbinGrains.PostgresTests;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class RollingRestartTests(PostgresServer server, ITestOutputHelper output)
{
    [Fact]
    public async Task Each_process_is_restarted_in_turn_and_senders_and_listeners_lose_nothing()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 2);

        await Trial.Of(cluster, output, async () =>
        {
            foreach (var member in cluster.Silos.Concat(cluster.Apis))
            {
                var took = await member.Terminate();
                output.WriteLine($"{member} left in {took.TotalSeconds:0.0} s");
                await member.Start();
                Assert.True(took < TimeSpan.FromSeconds(30), $"{member} took {took}: {member.Output}");
            }
        });
    }
}
