using VoipbinGrains.Simulator.Reporting;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>
/// Holds a server against what was told: its histories and states, and the stream that was followed all the while.
/// </summary>
internal sealed class Verifier(
    ServerReader server, TruthBook truth, Findings findings, TimeSpan patience, TimeProvider time)
{
    private const int AtATime = 16;
    private const int Rereads = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HistoryCheck histories = new(findings);
    private readonly StateCheck states = new(findings);
    private readonly long began = time.GetTimestamp();
    private long recorded;
    private long heard;

    /// <summary>Compares all there is. Nothing is sent any more.</summary>
    /// <param name="follower">Who followed the stream, and still does.</param>
    /// <param name="endFollowing">Makes it end.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<VerificationSummary> Verify(
        StreamFollower follower, Func<Task> endFollowing, CancellationToken stop)
    {
        var resources = truth.Resources;
        var read = new History[resources.Count];
        try
        {
            await Parallel.ForAsync(
                0, resources.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stop },
                async (index, token) => read[index] = await CheckResource(resources[index], token));
            await Reach(follower, read.Select(one => one.Position).DefaultIfEmpty().Max(), stop);
            await endFollowing();
            CheckStream(follower, resources, read);
        }
        catch (ServerUnreachableException error)
        {
            findings.Add("cannot be read", error.Message);
            await endFollowing();
        }

        return new(
            findings.IsEmpty, resources.Count, recorded, heard, follower.Reconnects,
            time.GetElapsedTime(began).TotalSeconds, findings.Counts);
    }

    private async Task<History> CheckResource(ToldResource resource, CancellationToken stop)
    {
        foreach (var refused in resource.Events.Where(one => one.IsRefused))
        {
            findings.Add("refused though nothing is wrong with it", $"{resource}: {refused.SentAs}");
        }

        var (history, state) = await Read(resource, stop);
        histories.Check(resource, history);
        states.Check(resource, history, state);
        Interlocked.Add(ref recorded, history.Version);
        return history;
    }

    // what was spooled comes later; what nobody was told of may come between the two reads
    private async Task<(History, ServerAnswer?)> Read(ToldResource resource, CancellationToken stop)
    {
        for (var rereads = 0; ; rereads++)
        {
            var history = await History.Read(server, resource, stop);
            while (history.Missing().Any(one => one.IsSpooled) && time.GetElapsedTime(began) < patience)
            {
                await Task.Delay(Pause, time, stop);
                history = await History.Read(server, resource, stop);
            }

            var state = await server.Get(resource.Path, stop);
            if (rereads == Rereads || (state?.Json.GetProperty("version").GetInt32() ?? 0) == history.Version)
            {
                return (history, state);
            }
        }
    }

    private async Task Reach(StreamFollower follower, long position, CancellationToken stop)
    {
        var since = time.GetTimestamp();
        while (follower.Reached < position && time.GetElapsedTime(since) < patience)
        {
            await Task.Delay(Pause, time, stop);
        }
    }

    private void CheckStream(StreamFollower follower, IReadOnlyList<ToldResource> resources, History[] read)
    {
        var stream = new StreamCheck(findings, follower.Start);
        foreach (var (resource, history) in resources.Zip(read))
        {
            var changes = follower.Of(resource.Id);
            heard += changes.Count;
            stream.Check(resource, history, changes);
        }
    }
}
