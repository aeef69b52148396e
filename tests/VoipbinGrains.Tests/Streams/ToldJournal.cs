using Microsoft.Extensions.Time.Testing;
using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Tests.Streams;

/// <summary>A queue by itself: what its tail tells it, and when its pages are there, is the test's to say.</summary>
internal sealed class ToldJournal : IImplicitStreams
{
    private const int PageSize = 25;

    private readonly Queue<(long After, Func<Change, bool> Passes, TaskCompletionSource<StreamPage> Page)> loading = [];
    private int told;

    /// <param name="position">Where the queue begins.</param>
    public ToldJournal(int position = 0)
    {
        told = position;
        Queue = new QueueCache(
            QueueId.GetQueueId("voipbin", 7, 7),
            (stream, after, _) =>
            {
                var page = new TaskCompletionSource<StreamPage>();
                loading.Enqueue((after, StreamName.FilterOf(stream), page));
                return page.Task;
            },
            this, Time, new BatchSize(20, long.MaxValue));
        // somebody is behind, so it begins where the checkpoint says
        Queue.Open(new Claim(new Checkpoint(7, 1, position, [new Laggard("call/x", 0, 0)]), position), []);
    }

    public FakeTimeProvider Time { get; } = new();

    public QueueCache Queue { get; }

    public List<Change> Changes { get; } = [];

    public long Head => Changes.Count;

    public long Retained { get; set; }

    public bool Any => false;

    public bool Has(StreamId stream) => false;

    public void Append(int count, string resource) => Changes.AddRange(Enumerable.Range(1, count).Select(i => new Change
    {
        Position = Head + i,
        Tenant = "default",
        Resource = resource,
        Id = "x",
        Event = "x",
        Outcome = Verdict.Applied,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Data = default,
    }).ToList());

    /// <summary>Tells the queue of the next changes, as the tail does.</summary>
    public void Tell(int count)
    {
        var page = Changes.Skip(told).Take(count).ToList();
        told += page.Count;
        Queue.Add(
            [.. page.SelectMany(change => StreamName.StreamsOf(change).Select(stream => (stream, change)))], told);
    }

    public void TellAll() => Tell(Changes.Count);

    /// <summary>Has the page that was asked for first be there; false if none was.</summary>
    public bool LoadOne()
    {
        if (!loading.TryDequeue(out var asked))
        {
            return false;
        }

        var after = Math.Max(asked.After, Retained);
        var read = Changes.Skip((int)after).Where(asked.Passes).Take(PageSize).ToList();
        asked.Page.SetResult(new StreamPage(read, read.Count == PageSize ? read[^1].Position : Head, Retained));
        return true;
    }
}
