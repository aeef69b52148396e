using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Simulator;

public sealed class KilledServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_server_that_was_killed_twice_on_the_way_is_as_it_was_told()
    {
        using var close = new CancellationTokenSource();
        var first = await ServerProcess.Start(folder.Path);
        var run = Run.Of(
            first.Url, close.Token, "--rate=150", "--calls=40", "--verify", "--duplicates=0.2", "--reorder=1s");
        await Kill(first, first.Url, after: 150);
        var second = await Again(first.Url);
        await Kill(second, first.Url, after: 300);
        await using var third = await Again(first.Url);
        await close.CancelAsync();

        var end = await run;

        Assert.True(end.ExitCode == 0, end.Output);
        Assert.True(end.Verification.Number("reconnects") >= 1);
    }

    public void Dispose() => folder.Dispose();

    // where it was before
    private Task<ServerProcess> Again(Uri url) => ServerProcess.Start(folder.Path, $"--Urls={url}");

    private static async Task Kill(ServerProcess server, Uri url, int after)
    {
        await using (server)
        {
            using var http = new HttpClient();
            using var lines = new StreamReader(await http.GetStreamAsync(new Uri(url, "/v1/stream?after=0")));
            for (var changes = 0; changes < after;)
            {
                var line = await lines.ReadLineAsync() ?? throw new EndOfStreamException();
                changes += line.StartsWith("event: ", StringComparison.Ordinal) ? 1 : 0;
            }

            await server.Kill();
        }
    }
}
