using System.Diagnostics;
using Npgsql;
using VoipbinGrains.PostgresTests;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

[Collection(OneCluster.Name)]
public sealed class BusyMachineTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Loops = 16;

    // 3 is a silo that takes part; who left or was left out stays in the table for an hour
    private const string NotActive = "SELECT count(*) FROM orleansmembershiptable WHERE status <> 3";

    [Fact]
    public async Task While_a_machine_has_much_else_to_do_no_silo_on_it_is_held_for_dead()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 2);

        await Trial.Of(cluster, output, async () =>
        {
            var loops = Enumerable.Range(0, Loops).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"]));
            var busy = loops.ToArray();
            await Task.Delay(Trial.Length / 3);
            foreach (var loop in busy)
            {
                loop.Kill();
                loop.Dispose();
            }
        });

        await using var connection = await PostgresServer.Connect(cluster.Database);
        await using var command = new NpgsqlCommand(NotActive, connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }
}
