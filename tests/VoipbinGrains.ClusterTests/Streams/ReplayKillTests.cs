using System.Diagnostics;
using System.Text;
using VoipbinGrains.Feed;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Streams;
using VoipbinGrains.Tests.Server;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests.Streams;

[Collection(OneCluster.Name)]
public sealed class ReplayKillTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Lines = 1_000;
    private const int Kills = 3;
    private static readonly int events = Trial.Setting("VOIPBIN_TRIAL_EVENTS", 30_000);
    private static readonly TimeSpan down = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    private readonly List<long> heard = [];
    private long last;

    [Fact]
    public async Task Whichever_silo_is_killed_while_all_is_replayed_it_is_told_whole_and_in_order_beside_what_comes()
    {
        await using var cluster = await Cluster.Start(server, silos: 3, apis: 1);
        await Fill(cluster.Url);
        using var host = await StreamClient.Connect(cluster.Gateways);
        var feed = host.Client().GetGrain<IFeedGrain>(0);

        await Trial.Of(cluster, output, async () =>
        {
            var began = Stopwatch.GetTimestamp();
            await using var replay = await VoipbinSubscription.Start(
                host.Client(), VoipbinStreams.Tenant("default"), Hear, after: 0);
            for (var kill = 1; kill <= Kills; kill++)
            {
                await Reach((long)events * kill / (Kills + 1));
                var victim = cluster.Silos[kill % cluster.Silos.Count];
                output.WriteLine($"{last} heard: kill {victim}");
                await victim.Kill();
                await Task.Delay(down);
                await victim.Start();
            }

            await Reach(events);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            output.WriteLine($"{events} replayed in {took:0.0} s, {events / took:0} a second; {Kills} kills, "
                + $"{replay.Renewals} renewals");
            await Reach((await feed.Read(long.MaxValue, 1, TimeSpan.Zero)).Head);
        });

        await Check(feed);
        await host.StopAsync();
    }

    // lives of calls, told by many at once
    private static async Task Fill(Uri url)
    {
        using var http = new HttpClient { BaseAddress = url };
        var four = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        await Parallel.ForAsync(0, events / Lines, four, async (_, stop) =>
        {
            var (batch, call) = (new StringBuilder(), Guid.Empty);
            for (var line = 0; line < Lines; line++)
            {
                var step = line % CallBodies.Steps;
                call = step == 0 ? Guid.NewGuid() : call;
                batch.Append(CallBodies.Line(call, step));
            }

            using var content = new StringContent(batch.ToString(), Encoding.UTF8, "application/x-ndjson");
            using var answer = await http.PostAsync(new Uri("/v1/webhooks/batch", UriKind.Relative), content, stop);
            answer.EnsureSuccessStatusCode();
            Assert.DoesNotContain(
                "error", await answer.Content.ReadAsStringAsync(stop), StringComparison.OrdinalIgnoreCase);
        });
    }

    // as it comes, whatever it is: what is wrong with it is seen in the end
    private Task Hear(Change change)
    {
        heard.Add(change.Position);
        Volatile.Write(ref last, change.Position);
        return Task.CompletedTask;
    }

    private async Task Reach(long position)
    {
        var (began, from) = (Stopwatch.GetTimestamp(), last);
        while (Volatile.Read(ref last) < position)
        {
            if (Volatile.Read(ref last) > from)
            {
                (began, from) = (Stopwatch.GetTimestamp(), last);
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < patience, $"Nothing comes after {last}.");
            await Task.Delay(10);
        }
    }

    private async Task Check(IFeedGrain feed)
    {
        var expected = new List<long>();
        var page = new FeedPage([], 0, long.MaxValue, 0);
        while (!page.IsLast && page.Reached < last)
        {
            page = await feed.Read(page.Reached, FeedPage.MaxSize, TimeSpan.Zero);
            expected.AddRange(page.Changes.Select(change => change.Position).Where(position => position <= last));
        }

        Assert.True(expected.Count >= events);
        Assert.True(
            expected.SequenceEqual(heard), $"{expected.Count} expected, {heard.Count} heard, "
                + $"{expected.Except(heard).Count()} missed");
    }
}
