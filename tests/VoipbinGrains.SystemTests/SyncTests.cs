using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.SystemTests;

public sealed class SyncTests
{
    private const int Calls = 200;
    private const int AtOnce = 20;
    private const string Traced = "trace=pwrite64,fsync,fdatasync,sendto,sendmsg,write,writev";

    [Fact]
    public async Task No_answer_leaves_before_its_batch_is_synced() => await Trace("200", async (_, server, calls) =>
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (call, _) => await Send(server, call, "applied")));

    [Fact]
    public async Task No_webhook_is_called_spooled_before_it_is_synced() => await Trace(
        "202",
        async (folder, server, calls) =>
        {
            using var held = HeldStore.ForWriting(folder);
            await Task.WhenAll(calls.Select(call => Send(server, call, "spooled")));
        });

    private static async Task Trace(string status, Func<TemporaryFolder, ServerProcess, Guid[], Task> send)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("trace");
        var calls = Enumerable.Range(0, Calls).Select(_ => Guid.NewGuid()).ToArray();
        await using (var server = ServerProcess.LaunchBelow(
            ["strace", "-f", "-y", "-s", "8192", "-o", file, "-e", Traced], folder.Path))
        {
            await server.Ready();
            await send(folder, server, calls);
            await server.Terminate();
        }

        AssertSynced(SystemCallTrace.Read(file), calls, status);
    }

    private static async Task Send(ServerProcess server, Guid call, string outcome)
    {
        using var body = CallBodies.Step(call, 0);
        var answer = await server.Http.PostAsync("/v1/webhooks", body).Json();
        Assert.Equal(outcome, answer.Text("outcome"));
    }

    private static void AssertSynced(SystemCallTrace trace, Guid[] calls, string status)
    {
        foreach (var call in calls.Select(call => call.ToString()))
        {
            var written = trace.WriteToLogOf(call);
            var synced = trace.SyncOfLogAfter(written);
            var answered = trace.AnswerOf(call, status);

            Assert.NotEqual(SystemCallTrace.Never, answered);
            Assert.True(
                written < synced && synced < answered,
                $"Written {written}, synced {synced}, answered {answered}.");
        }
    }
}
