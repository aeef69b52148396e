using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Tests.Server;

public sealed class SlowListenerTests
{
    private const int Earlier = 10_000;
    private const int Events = 10_000;
    private const int InBatch = 5_000;
    private const int Deaf = 40;
    private static readonly TimeSpan LongestRead = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Who_does_not_read_misses_nothing_costs_no_memory_and_holds_up_nobody()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var calls = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToArray();
        using var first = await EventStream.Open(server, "/v1/stream?after=0&status=nothing-has-this");
        await Send(server, Earlier, calls); // fills caches, and the heap to where it is collected
        var deaf = new List<Socket>();
        for (var i = 0; i < Deaf; i++)
        {
            deaf.Add(await Listen(server, i % 2 == 0 ? "after=0" : "snapshot=true"));
        }

        var before = server.Memory;
        await Send(server, Events, calls);
        using var hearing = await EventStream.Open(server, $"/v1/stream?after={Earlier}");
        var heard = await hearing.Take(Events);
        var grown = server.Memory - before;

        Assert.Equal(Range(Earlier + 1, Events), heard.Select(frame => long.Parse(frame.LastId!)));
        Assert.True(grown < 250_000_000, $"{grown} bytes more for {deaf.Count} who read nothing of 500 MB");
        Assert.Equal(Range(1, Earlier + Events), await ReadAll(deaf[0], Earlier + Events));
        Assert.Equal(Range(Earlier + 1, Events), await ReadAll(deaf[1], Earlier + Events));
        deaf.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye_and_does_not_wait_for_who_does_not_read()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        await Send(server, count: 10_000);
        using var deaf = await Listen(server, "after=0");
        using var deafForSnapshot = await Listen(server, "snapshot=true");
        using var live = await EventStream.Open(server, "/v1/stream");
        await live.Next();

        var stopping = server.Terminate();
        var bye = await live.Next();

        Assert.Equal("bye", bye!.Name);
        Assert.Equal("10000", bye.LastId); // of the frame before: it has none itself
        Assert.Null(await live.Next());
        Assert.True(await stopping < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_is_cut_off_amid_a_snapshot_misses_nothing_when_it_starts_over()
    {
        using var folder = new TemporaryFolder();
        var calls = 0;
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            calls = await Send(server, count: 10_000);
            using var cut = await EventStream.Open(server, "/v1/stream?snapshot=true");
            var some = await cut.Take(50);

            Assert.All(some, frame => Assert.Equal(("snapshot", null), (frame.Name, frame.LastId)));
            await server.Kill();
        }

        await using var again = await ServerProcess.Start(folder.Path);
        calls += await Send(again, count: 100);
        using var whole = await EventStream.Open(again, "/v1/stream?snapshot=true&tenant=default");
        var snapshot = await whole.Until("live");
        await Send(again, count: 1);

        Assert.Equal(calls, snapshot.SkipLast(1).Select(frame => frame.Data.Text("id")).Distinct().Count());
        Assert.Equal("10101", (await whole.Next())!.LastId);
    }

    private static IEnumerable<long> Range(int first, int count) =>
        Enumerable.Range(first, count).Select(position => (long)position);

    private static async Task<int> Send(ServerProcess server, int count, Guid[]? calls = null)
    {
        var filling = new string('x', 800);
        for (var sent = 0; sent < count; sent += InBatch)
        {
            var lines = Enumerable.Range(sent, Math.Min(InBatch, count - sent)).Select(number => Line(
                calls is null ? Guid.NewGuid() : calls[number % calls.Length],
                $"{Stopwatch.GetTimestamp()}-{number}-{filling}"));
            using var batch = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
            using var answer = await server.Http.PostAsync("/v1/webhooks/batch", batch);
            var answers = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("problem", answers, StringComparison.Ordinal);
        }

        return count;
    }

    private static string Line(Guid call, string text) =>
        $$$"""{"type":"call_updated","data":{"id":"{{{call}}}","status":"progressing","x":"{{{text}}}"}}""";

    // asks in HTTP 1.0, whose bodies have no chunks, and reads no more than the operating system does by itself; its
    // first frame is there when this returns, so what is sent from now on comes after its beginning
    private static async Task<Socket> Listen(ServerProcess server, string query)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", server.Url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /v1/stream?{query} HTTP/1.0\r\n\r\n"));
        var seen = new byte[2048];
        while (seen.AsSpan().IndexOf("event: "u8) < 0)
        {
            Assert.NotEqual(0, await socket.ReceiveAsync(seen, SocketFlags.Peek));
            await Task.Delay(10);
        }

        return socket;
    }

    // the ids of its frames up to a last one, each once if the frames are; if that is lost, heartbeats come for ever
    private static async Task<List<long>> ReadAll(Socket socket, long last)
    {
        using var lines = new StreamReader(new NetworkStream(socket), Encoding.ASCII);
        using var patience = new CancellationTokenSource(LongestRead);
        var (ids, name, before) = (new List<long>(), "", "");
        while (ids.Count == 0 || ids[^1] < last)
        {
            var line = await lines.ReadLineAsync(patience.Token)
                ?? throw new EndOfStreamException($"{ids.Count} frames, then {before}");
            before = line;
            name = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : name;
            if (name is "change" or "late" && line.StartsWith("id: ", StringComparison.Ordinal))
            {
                ids.Add(long.Parse(line[4..]));
            }
        }

        return ids;
    }
}
