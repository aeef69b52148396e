using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// A subscriber's place in a stream. What it needs is taken from the window; what that has dropped is read from the
/// journal, ahead and beside the agent's turns: meanwhile there is nothing, and the agent is woken when there is.
/// </summary>
/// <remarks>That an agent moves on means that what it was given is delivered, or given up.</remarks>
internal sealed class StreamCursor : IQueueCacheCursor
{
    /// <summary>How much is delivered together: a client takes few calls a second, however many changes each brings.</summary>
    private static readonly BatchSize Most = new(100, 512 * 1024);

    private readonly QueueCache cache;
    private readonly CancellationTokenSource closing = new();
    private readonly Queue<Change> oneByOne = [];
    private readonly HashSet<ToldAgain> toldAgain = [];
    private List<Change> page = [];
    private long pageReached;
    private int next;
    private Task<StreamPage>? ahead;
    private long aheadAfter;
    private bool waits;
    private long handed;
    private long previous;
    private ChangeBatch? current;
    private ToldAgain? again;
    private int givenUp;
    private bool isGivenUp;
    private Guid? unhealthy;

    public StreamCursor(QueueCache cache, StreamId stream, long after, long floor)
    {
        this.cache = cache;
        Stream = stream;
        At = handed = pageReached = previous = after;
        Floor = floor;
    }

    public StreamId Stream { get; }

    /// <summary>The position up to which everything is delivered, given up or not asked for.</summary>
    public long At { get; private set; }

    /// <summary>The position up to which something may have been handed out.</summary>
    public long Handed => handed;

    /// <summary>What <see cref="Laggard.Floor"/> says.</summary>
    public long Floor { get; private set; }

    /// <summary>Whether there is something that is not delivered yet, or may be.</summary>
    public bool IsBehind => current is not null || oneByOne.Count > 0 || next < page.Count
        || !cache.Window.Covers(Stream, handed) || cache.Window.HasMore(Stream, handed);

    /// <inheritdoc/>
    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return current;
    }

    /// <inheritdoc/>
    public bool MoveNext()
    {
        lock (cache.Gate)
        {
            Confirm();
            again = cache.Chances.Next(Stream, toldAgain);
            current = again is not null ? TellAgain(again) : TellNext();
            return current is not null;
        }
    }

    /// <inheritdoc/>
    public void Refresh(StreamSequenceToken token)
    {
        // the window is looked into with each move
    }

    /// <inheritdoc/>
    public void RecordDeliveryFailure()
    {
        lock (cache.Gate)
        {
            if (current is { Changes.Count: > 1 })
            {
                // one of them cannot be delivered: the others shall not be given up with it
                foreach (var change in current.Changes)
                {
                    oneByOne.Enqueue(change);
                }

                current = null;
            }
            else if (current is not null)
            {
                isGivenUp = true;
            }
        }
    }

    /// <summary>The change that was given up last, if that was where the stream stands at a token.</summary>
    public FailedChange? FindFailed(StreamSequenceToken token, Guid subscription)
    {
        if (!isGivenUp || current is null || !current.Token.Equals(token))
        {
            return null;
        }

        unhealthy = subscription;
        return new FailedChange(current.Changes[0], givenUp + 1, again?.Letter);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (cache.Gate)
        {
            closing.Cancel();
            cache.Close(this);
        }
    }

    private void Confirm()
    {
        if (current is not null)
        {
            Judge();
            At = current.Token.SequenceNumber;
            previous = current.IsReplay ? previous : At;
            current = null;
        }
        else if (oneByOne.Count == 0 && next == page.Count && ahead is null)
        {
            At = handed;
        }
    }

    private void Judge()
    {
        givenUp = isGivenUp ? givenUp + 1 : 0;
        if (!isGivenUp && again is not null)
        {
            cache.Chances.Take(again.Letter);
        }

        if (!isGivenUp && unhealthy is { } subscription)
        {
            cache.Recover(subscription);
            unhealthy = null;
        }

        isGivenUp = false;
    }

    // the stream stands where it stood: a dead letter is told beside the others
    private ChangeBatch TellAgain(ToldAgain letter)
    {
        toldAgain.Add(letter);
        return new ChangeBatch
        {
            StreamId = Stream,
            Changes = new List<Change> { letter.Change },
            Token = new JournalToken(At, JournalToken.FirstReplay + toldAgain.Count, previous),
        };
    }

    private ChangeBatch? TellNext()
    {
        var changes = oneByOne.Count > 0 ? new List<Change> { oneByOne.Dequeue() } : Take();
        return changes.Count == 0 ? null : new ChangeBatch
        {
            StreamId = Stream,
            Changes = changes,
            Token = new JournalToken(changes[^1].Position, changes.Count, previous),
        };
    }

    private IReadOnlyList<Change> Take()
    {
        while (true)
        {
            if (next < page.Count)
            {
                return TakeFromPage();
            }

            handed = Math.Max(handed, pageReached);
            if (cache.Window.Covers(Stream, handed))
            {
                return TakeFromWindow();
            }

            ahead ??= Load(handed);
            if (!ahead.IsCompletedSuccessfully)
            {
                waits = true;
                return [];
            }

            Turn(ahead.Result);
        }
    }

    private List<Change> TakeFromPage()
    {
        var taken = Most.TakeFrom(page, next);
        next += taken.Count;
        handed = taken[^1].Position;
        if (ahead is null && !cache.Window.Covers(Stream, pageReached))
        {
            ahead = Load(pageReached);
        }

        return taken;
    }

    private IReadOnlyList<Change> TakeFromWindow()
    {
        (page, next, ahead) = ([], 0, null); // what was read ahead is in the window too
        var taken = cache.Window.Read(Stream, handed, Most);
        handed = taken.Count > 0 ? taken[^1].Position : handed;
        return taken;
    }

    private void Turn(StreamPage turned)
    {
        ahead = null;
        if (aheadAfter == 0)
        {
            Floor = turned.Retained;
        }

        if (aheadAfter < turned.Retained && turned.Retained > Floor)
        {
            cache.Tell(Stream, aheadAfter, gone: turned.Retained);
            throw new PositionGoneException(
                $"Position {aheadAfter} of {StreamName.Of(Stream)} is older than what is retained, which begins after "
                    + $"{turned.Retained}: read how things stand, then go on with what is still there.");
        }

        (page, next, pageReached) = (turned.Changes, 0, turned.Reached);
    }

    private Task<StreamPage> Load(long after)
    {
        aheadAfter = after;
        var stop = closing.Token;
        var loading = cache.Load(Stream, after, stop);
        _ = loading.ContinueWith(
            _ => Wake(), stop,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return loading;
    }

    private void Wake()
    {
        lock (cache.Gate)
        {
            if (waits)
            {
                waits = false;
                cache.Wake(Stream, handed);
            }
        }
    }
}
