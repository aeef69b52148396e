using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// A subscriber's place in a stream. What is not in the window is read from the journal, ahead and beside the agent's
/// turns: meanwhile there is nothing, and the agent is woken when there is.
/// </summary>
/// <remarks>That an agent moves on means that what it was given is delivered, or given up.</remarks>
internal sealed class StreamCursor : IQueueCacheCursor
{
    private readonly QueueCache cache;
    private readonly StreamSource source;
    private readonly Queue<Change> oneByOne = [];
    private readonly HashSet<ToldAgain> toldAgain = [];
    private ChangeBatch? current;
    private ToldAgain? again;
    private long previous;
    private int givenUp;
    private bool isGivenUp;
    private Guid? unhealthy;

    public StreamCursor(QueueCache cache, StreamId stream, long after, long floor)
    {
        this.cache = cache;
        source = new StreamSource(cache, stream, after, floor);
        Stream = stream;
        At = previous = after;
    }

    public StreamId Stream { get; }

    /// <summary>The position up to which everything is delivered, given up or not asked for.</summary>
    public long At { get; private set; }

    /// <summary>The position up to which something may have been handed out.</summary>
    public long Handed => source.Handed;

    /// <summary>What <see cref="Laggard.Floor"/> says.</summary>
    public long Floor => source.Floor;

    /// <summary>Whether there is something that is not delivered yet, or may be.</summary>
    public bool IsBehind => current is not null || oneByOne.Count > 0 || source.HasMore;

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

            isGivenUp = current is not null;
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
            source.Dispose();
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
        else if (oneByOne.Count == 0 && source.IsIdle)
        {
            At = Handed;
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
            cache.Chances.Recover(subscription);
            unhealthy = null;
        }

        isGivenUp = false;
    }

    // the stream stands where it stood: a dead letter is told beside the others
    private ChangeBatch TellAgain(ToldAgain letter)
    {
        toldAgain.Add(letter);
        return Batch([letter.Change], At, JournalToken.FirstReplay + toldAgain.Count);
    }

    private ChangeBatch? TellNext()
    {
        var changes = oneByOne.TryDequeue(out var one) ? new List<Change> { one } : Take();
        return changes.Count == 0 ? null : Batch(changes, changes[^1].Position, changes.Count);
    }

    private ChangeBatch Batch(List<Change> changes, long position, int told) => new()
    {
        StreamId = Stream,
        Changes = changes,
        Token = new JournalToken(position, told, previous),
    };

    private List<Change> Take()
    {
        try
        {
            return source.Take();
        }
        catch (PositionGoneException)
        {
            cache.Owed.Forgive(Stream, At, source.Retained); // it is told now, and once
            throw;
        }
    }
}
