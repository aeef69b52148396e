using System.Diagnostics;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests.Streams;

[Collection(OneCluster.Name)]
public sealed class OneProcessKillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan up = TimeSpan.FromSeconds(12);

    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();
    private readonly int gateway = Ports.Free();

    private string Receipts => Directory.CreateDirectory(folder.File("receipts")).FullName;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task However_often_the_one_process_is_killed_subscribers_miss_nothing_and_a_projection_is_right()
    {
        // its embedded store is all there is
        await using var server = new Member(
            "server", Repository.SubscribingSilo, folder.Path, $"--Urls=http://127.0.0.1:{port}",
            $"--Orleans:Endpoints:SiloPort={Ports.Free()}", $"--Orleans:Endpoints:GatewayPort={gateway}",
            $"--Receipts={Receipts}");
        await server.Start();
        await using var subscribers = await Subscribers.Start([gateway], Receipts);
        var sending = Stopwatch.StartNew();

        await Trial.Of(new Uri($"http://127.0.0.1:{port}"), $"127.0.0.1:{port}", output, async () =>
        {
            while (sending.Elapsed < Trial.Length)
            {
                output.WriteLine($"{sending.Elapsed.TotalSeconds:0} s: kill");
                await server.Kill();
                await server.Start();
                await Task.Delay(up);
            }
        });

        await subscribers.Check(output);
    }
}
