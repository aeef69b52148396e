using System.Collections.Concurrent;
using System.Net;

namespace VoipbinGrains.Tests.Server;

/// <summary>
/// A server that was killed twenty times at random moments, under load and with clients that listen; the last lives.
/// </summary>
public sealed class TwentyKills : IAsyncLifetime, IDisposable
{
    public const int Kills = 20;
    private const int Senders = 16;

    private readonly TemporaryFolder folder = new();
    private readonly Random moment = new(Seed: 20);
    private readonly Guid last = Guid.NewGuid();
    private volatile ServerProcess server = null!;

    internal ServerProcess Survivor => server;

    /// <summary>The position that was answered for each version of each call.</summary>
    public ConcurrentDictionary<(Guid Call, int Version), string> Acknowledged { get; } = [];

    /// <summary>Who heard the whole feed from the beginning.</summary>
    internal Listener Whole { get; private set; } = null!;

    /// <summary>Who heard of one status only.</summary>
    internal Listener OfOneStatus { get; private set; } = null!;

    /// <summary>Who came later, one after each start, and asked for a snapshot first.</summary>
    internal List<Listener> SnapshotFirst { get; } = [];

    public async Task InitializeAsync()
    {
        var listening = new List<Task>();
        for (var kill = 0; kill < Kills; kill++)
        {
            server = await ServerProcess.Start(folder.Path);
            if (kill == 0)
            {
                (Whole, OfOneStatus) = (Listen("after=0"), Listen("after=0&status=progressing"));
            }

            SnapshotFirst.Add(Listen("snapshot=true"));
            await SendUntilKilled(server, acknowledgements: moment.Next(20, 400));
            await server.DisposeAsync();
        }

        server = await ServerProcess.Start(folder.Path);
        using var body = CallBodies.Step(last, step: 2);
        using var answer = await server.Http.PostAsync("/v1/webhooks", body);
        await Task.WhenAll(listening);

        Listener Listen(string query)
        {
            var listener = new Listener(() => server, query, last);
            listening.Add(Task.Run(listener.Run));
            return listener;
        }
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => folder.Dispose();

    private async Task SendUntilKilled(ServerProcess victim, int acknowledgements)
    {
        var until = Acknowledged.Count + acknowledgements;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Senders).Select(_ => Send()).ToArray();
        await reached.Task;
        await victim.Kill();
        await Task.WhenAll(senders);

        async Task Send()
        {
            try
            {
                while (true)
                {
                    await SendCall(victim);
                    if (Acknowledged.Count >= until)
                    {
                        reached.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // killed
            }
        }
    }

    // some of a call's events arrive in the wrong order, some twice
    private async Task SendCall(ServerProcess victim)
    {
        var call = Guid.NewGuid();
        foreach (var step in new[] { 0, 2, 1, 2, 3, 5, 4 })
        {
            using var body = CallBodies.Step(call, step);
            using var response = await victim.Http.PostAsync("/v1/webhooks", body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answer = await Task.FromResult(response).Json();
            var position = answer.Text("position")!;
            Assert.Equal(position, Acknowledged.GetOrAdd((call, answer.Number("version")), position));
        }
    }
}
