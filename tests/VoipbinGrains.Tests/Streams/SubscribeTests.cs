using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Feed;
using VoipbinGrains.SubscribingSilo;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Streams;

/// <summary>docs/subscribe.md: its code is compiled, and does what it says.</summary>
public sealed class SubscribeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int gateway = Ports.Free();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_code_is_that_of_programs_that_run()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/subscribe.md"));
        var code = string.Concat(Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests/SubscribingSilo"), "*.cs")
            .Append(Path.Combine(Repository.Root, "tests/VoipbinGrains.Tests/Streams/FollowExample.cs"))
            .Select(File.ReadAllText));

        var blocks = text.Split("```csharp\n").Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
        Assert.Equal(6, blocks.Count());
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_and_a_projection_go_on_when_the_silo_is_killed_and_the_client_after_its_own_restart()
    {
        var server = await Start();
        var (call, lines) = (Guid.NewGuid(), new BlockingCollection<string>());
        var heard = new BlockingCollection<Change>();
        using (var host = await FollowExample.Connect(gateway))
        {
            await using var one = await FollowExample.FollowCall(host, call, lines.Add);
            await using var all = await FollowExample.FollowQueuecalls(host, folder.File("position"), heard.Add);
            await Tell(server, "call_updated", call, "ringing");
            await Tell(server, "queuecall_waiting", Guid.NewGuid(), "waiting");
            Assert.Equal("1: call_updated,  → ringing", await Next(lines));
            Assert.Equal("waiting", (await Next(heard)).Status);

            await server.Kill();
            await server.DisposeAsync();
            server = await Start();
            await Tell(server, "call_updated", call, "progressing");
            await Tell(server, "queuecall_serviced", Guid.NewGuid(), "service");
            Assert.Equal("2: call_updated, ringing → progressing", await Next(lines));
            Assert.Equal("service", (await Next(heard)).Status);
            await host.StopAsync();
        }

        await Tell(server, "queuecall_done", Guid.NewGuid(), "done");
        using (var host = await FollowExample.Connect(gateway))
        {
            await using var all = await FollowExample.FollowQueuecalls(host, folder.File("position"), heard.Add);
            Assert.Equal("done", (await Next(heard)).Status);
            Assert.Empty(heard);
            await CheckProjection(host.Services.GetRequiredService<IClusterClient>());
            await host.StopAsync();
        }

        await server.DisposeAsync();
    }

    private async Task<ServerProcess> Start()
    {
        var server = ServerProcess.LaunchProgram(
            Repository.SubscribingSilo, folder.Path, [$"--Orleans:Endpoints:GatewayPort={gateway}"]);
        await server.Ready();
        return server;
    }

    private static async Task CheckProjection(IClusterClient client)
    {
        var counts = client.GetGrain<ICallCountsGrain>("call");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await counts.Get()).GetValueOrDefault("progressing") != 1)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(0, (await counts.Get()).GetValueOrDefault("ringing"));
    }

    private static async Task Tell(ServerProcess server, string type, Guid id, string status)
    {
        var time = TimeProvider.System.GetUtcNow()
            .ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        var body = $$"""
            {
              "type": "{{type}}",
              "data": { "id": "{{id}}", "status": "{{status}}", "tm_update": "{{time}}" }
            }
            """;
        using var answer = await server.Http.PostAsync("/v1/webhooks", new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }

    private static Task<T> Next<T>(BlockingCollection<T> told) => Task.Run(() =>
        told.TryTake(out var next, TimeSpan.FromSeconds(30)) ? next : throw new TimeoutException());
}
