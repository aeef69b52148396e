using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// A queue: the streams whose names fall on it, their newest changes, and the cursors of those who hear them. The tail
/// fills it, the queue's agent delivers from it, and what is not told yet is known from its cursors.
/// </summary>
/// <param name="id">The queue.</param>
/// <param name="load">Reads a part of a stream from the journal.</param>
/// <param name="implicits">The streams that kinds of grains subscribe to by their namespace.</param>
/// <param name="time">The clock.</param>
/// <param name="keeps">How much it keeps for all; null for the usual.</param>
internal sealed class QueueCache(
    QueueId id, LoadStream load, IImplicitStreams implicits, TimeProvider time, BatchSize? keeps = null)
{
    private static readonly BatchSize Usual = new(4_096, 2 * 1024 * 1024);

    private readonly OpenCursors cursors = new();
    private readonly QueueSubscriptions subscribed = new();
    private readonly Wakes wakes = new();
    private readonly Owed owed = new(time);

    /// <summary>Held by whoever looks at the queue or changes it, and never for long.</summary>
    public Lock Gate { get; } = new();

    public QueueId Id => id;

    /// <summary>Reads a part of a stream from the journal.</summary>
    public LoadStream Load => load;

    /// <summary>What the cursors read from.</summary>
    public QueueWindow Window { get; } = new(keeps ?? Usual);

    /// <summary>The dead letters to tell once more.</summary>
    public SecondChances Chances { get; } = new(time);

    /// <summary>Counts the queue's owners; null as long as it is not this silo's.</summary>
    public long? Epoch { get; private set; }

    /// <summary>Whether its agent has given it back.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether anybody hears any of its streams.</summary>
    public bool IsActive => Locked(() => Epoch is not null && (subscribed.Any || cursors.Any || implicits.Any));

    /// <summary>The position up to which the tail has filled it.</summary>
    public long Reached => Locked(() => Window.Reached);

    /// <summary>Ends when there is something to wake somebody for, after it was asked for.</summary>
    public Task More => wakes.More;

    /// <summary>Takes the queue over where its former owner left it.</summary>
    public void Open(Claim claim, IReadOnlyList<Subscribed> known)
    {
        lock (Gate)
        {
            Epoch = claim.Last.Epoch;
            var isOwed = implicits.Any || claim.Last.Laggards.Count > 0 || known.Any(one => one.Since is null);
            Window.Reach(isOwed
                ? claim.Last.Position
                : known.Select(one => one.Since!.Value).Append(claim.Head).Min());
            foreach (var one in known)
            {
                Subscribe(one);
            }

            foreach (var laggard in claim.Last.Laggards)
            {
                Owe(StreamName.Parse(laggard.Stream), laggard.Position, laggard.Floor);
            }

            // an agent serves nobody before it has seen the stream
            foreach (var stream in subscribed.Streams)
            {
                Wake(stream, Window.Reached);
            }
        }
    }

    /// <summary>The queue's agent gives it back.</summary>
    public void Close() => IsClosed = true;

    /// <summary>Is told that a stream of the queue is subscribed to, or no more.</summary>
    public void Subscribe(Subscribed change)
    {
        var stream = StreamName.Parse(change.Stream);
        lock (Gate)
        {
            if (change.Subscribers == 0)
            {
                subscribed.Remove(stream);
                owed.Release(stream);
                return;
            }

            if (change.Since is { } jump && !subscribed.Any && !cursors.Any && !implicits.Any)
            {
                Window.Reach(jump); // nobody wanted what is before
            }

            subscribed.Set(stream, change);
            Window.Watch(stream);
            if (change.Since is { } since)
            {
                Owe(stream, since, floor: 0);
            }
        }
    }

    /// <summary>Adds the next changes of the feed, those that are in the queue's streams.</summary>
    /// <param name="changes">The changes, in order; those that were added before are passed over.</param>
    /// <param name="reached">The position up to which they are complete.</param>
    public void Add(IReadOnlyList<(StreamId Stream, Change Change)> changes, long reached)
    {
        lock (Gate)
        {
            foreach (var (stream, change) in changes)
            {
                if (change.Position > Window.Reached && IsWanted(stream))
                {
                    Window.Watch(stream);
                    Window.Add(stream, change);
                    Wake(stream, change.Position - 1);
                }
            }

            Window.Reach(reached);
        }
    }

    /// <summary>Is told of a dead letter to tell once more.</summary>
    public void TellAgain(StreamId stream, long letter, Change change)
    {
        lock (Gate)
        {
            Chances.Add(stream, new ToldAgain(letter, change, time.GetTimestamp()));
            Wake(stream, Window.Reached);
        }
    }

    /// <inheritdoc cref="OpenCursors.FindFailed"/>
    public FailedChange? FindFailed(StreamId stream, StreamSequenceToken? token, Guid subscription) =>
        Locked(() => token is null ? null : cursors.FindFailed(stream, token, subscription));

    /// <summary>Has the agent look at a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which there may be something.</param>
    public void Wake(StreamId stream, long after) => wakes.Add(stream, after);

    /// <summary>The streams to look at; of those from the last time the agent knows by now.</summary>
    public List<IBatchContainer> TakeWakes()
    {
        lock (Gate)
        {
            owed.Give(wakes.Pending);
            return wakes.Take();
        }
    }

    /// <summary>How the queue stands.</summary>
    public QueueLook Look()
    {
        lock (Gate)
        {
            var lag = owed.Look();
            foreach (var (stream, after) in lag.Expired.Where(one => !cursors.Has(one.Stream)))
            {
                Wake(stream, after); // its agent has lost sight of it
            }

            wakes.Pending.ToList().ForEach(one => lag.Add(one.Key, one.Value, 0));
            cursors.Behind.ToList().ForEach(one => lag.Add(one.Stream, one.At, one.Floor));
            Window.Tidy(stream => subscribed.Has(stream) || cursors.Has(stream));
            return new QueueLook(
                new Checkpoint((int)id.GetNumericId(), Epoch ?? 0, Window.Reached, lag.ToLaggards()),
                subscribed.Settle(owed.Holds), Chances.Look(), Chances.TakeRecovered());
        }
    }

    /// <summary>Where nobody hears anything, goes on to a position.</summary>
    public void Skip(long head)
    {
        lock (Gate)
        {
            if (!IsActive)
            {
                Window.Reach(head);
            }
        }
    }

    /// <summary>Opens a cursor at a token; without one, at what is newest.</summary>
    public StreamCursor OpenCursor(StreamId stream, StreamSequenceToken? token)
    {
        lock (Gate)
        {
            var after = token is null ? owed.Newest(stream, Window.Reached) : JournalToken.After(token);
            var cursor = new StreamCursor(this, stream, after, owed.FloorAt(stream, after));
            cursors.Add(cursor);
            Window.Watch(stream);
            return cursor;
        }
    }

    /// <summary>Forgets a cursor; what it had not delivered is owed for a while, for another may take its place.</summary>
    public void Close(StreamCursor cursor)
    {
        if (cursors.Remove(cursor))
        {
            owed.Leave(cursor);
            if (!IsWanted(cursor.Stream))
            {
                Window.Forget(cursor.Stream);
            }
        }
    }

    /// <inheritdoc cref="Owed.Forgive"/>
    public void Forgive(StreamId stream, long after, long gone) => owed.Forgive(stream, after, gone);

    private void Owe(StreamId stream, long position, long floor)
    {
        if (IsWanted(stream))
        {
            owed.Hold(stream, position, floor);
            Wake(stream, position);
        }
    }

    private bool IsWanted(StreamId stream) =>
        subscribed.Has(stream) || cursors.Has(stream) || implicits.Has(stream);

    private T Locked<T>(Func<T> look)
    {
        lock (Gate)
        {
            return look();
        }
    }
}
