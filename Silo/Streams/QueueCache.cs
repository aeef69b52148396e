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
    QueueId id,
    LoadStream load,
    IImplicitStreams implicits,
    TimeProvider time,
    BatchSize? keeps = null) : IQueueCache
{
    private const int MostAdded = 1_000;
    private static readonly BatchSize Usual = new(4_096, 2 * 1024 * 1024);

    private readonly Dictionary<StreamId, List<StreamCursor>> cursors = [];
    private readonly Dictionary<StreamId, Subscribed> subscribed = [];
    private readonly Dictionary<StreamId, long> wakes = [];
    private readonly Dictionary<(StreamId Stream, long After), long> told = [];
    private readonly Owed owed = new(time);
    private readonly HashSet<Guid> recovered = [];
    private readonly Signal more = new();

    /// <summary>Held by whoever looks at the queue or changes it, and never for long.</summary>
    public Lock Gate { get; } = new();

    public QueueId Id => id;

    /// <summary>What the cursors read from.</summary>
    public QueueWindow Window { get; } = new(keeps ?? Usual);

    /// <summary>The dead letters to tell once more.</summary>
    public SecondChances Chances { get; } = new(time);

    /// <summary>Counts the queue's owners; null as long as it is not this silo's.</summary>
    public long? Epoch { get; private set; }

    /// <summary>Whether its agent has given it back.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether anybody hears any of its streams.</summary>
    public bool IsActive
    {
        get
        {
            lock (Gate)
            {
                return Epoch is not null && (subscribed.Count > 0 || cursors.Count > 0 || implicits.Any);
            }
        }
    }

    /// <summary>The position up to which the tail has filled it.</summary>
    public long Reached
    {
        get
        {
            lock (Gate)
            {
                return Window.Reached;
            }
        }
    }

    /// <summary>Ends when there is something to wake somebody for, after it was asked for.</summary>
    public Task More => more.Next;

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
                var stream = StreamName.Parse(laggard.Stream);
                if (IsWanted(stream))
                {
                    owed.Hold(stream, laggard.Position, laggard.Floor);
                    Wake(stream, laggard.Position);
                }
            }

            // an agent serves nobody before it has seen the stream
            foreach (var stream in subscribed.Keys)
            {
                Wake(stream, Window.Reached);
            }
        }
    }

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

            if (change.Since is { } jump && subscribed.Count == 0 && cursors.Count == 0 && !implicits.Any)
            {
                Window.Reach(jump); // nobody wanted what is before
            }

            subscribed[stream] = change;
            Window.Watch(stream);
            if (change.Since is { } since)
            {
                owed.Hold(stream, since, floor: 0);
                Wake(stream, since);
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

    /// <summary>The change that a subscriber has not taken; null if the token is of none, or of several.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="token">Where the stream stands after it.</param>
    /// <param name="subscription">The subscription.</param>
    public FailedChange? FindFailed(StreamId stream, StreamSequenceToken? token, Guid subscription)
    {
        lock (Gate)
        {
            return token is not null && cursors.TryGetValue(stream, out var all)
                ? all.Select(one => one.FindFailed(token, subscription)).FirstOrDefault(found => found is not null)
                : null;
        }
    }

    /// <summary>The queue's agent gives it back.</summary>
    public void Close() => IsClosed = true;

    /// <summary>Has the agent look at a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which there may be something.</param>
    public void Wake(StreamId stream, long after)
    {
        wakes[stream] = wakes.TryGetValue(stream, out var known) ? Math.Min(known, after) : after;
        more.Set();
    }

    /// <summary>The streams to look at; of those from the last time the agent knows by now.</summary>
    public List<IBatchContainer> TakeWakes()
    {
        lock (Gate)
        {
            owed.BeginTurn();
            var taken = new List<IBatchContainer>(wakes.Count);
            foreach (var (stream, after) in wakes)
            {
                owed.Give(stream, after);
                taken.Add(new ChangeBatch { StreamId = stream, Changes = [], Token = VoipbinStreams.From(after + 1) });
            }

            wakes.Clear();
            return taken;
        }
    }

    /// <summary>How the queue stands.</summary>
    public QueueLook Look()
    {
        lock (Gate)
        {
            var lag = owed.Look();
            foreach (var (stream, after) in lag.Expired.Where(one => !cursors.ContainsKey(one.Stream)))
            {
                Wake(stream, after); // its agent has lost sight of it
            }

            foreach (var (stream, after) in wakes)
            {
                lag.Add(stream, after, 0);
            }

            foreach (var cursor in cursors.Values.SelectMany(all => all).Where(one => one.IsBehind))
            {
                lag.Add(cursor.Stream, cursor.At, cursor.Floor);
            }

            Window.Tidy(stream => subscribed.ContainsKey(stream) || cursors.ContainsKey(stream));
            var settled = subscribed.Where(one => one.Value.Since is not null && !owed.Holds(one.Key)).ToList();
            foreach (var (stream, one) in settled)
            {
                subscribed[stream] = one with { Since = null };
            }

            List<Guid> well = [.. recovered];
            recovered.Clear();
            return new QueueLook(
                new Checkpoint((int)id.GetNumericId(), Epoch ?? 0, Window.Reached, lag.ToLaggards()),
                [.. settled.Select(one => one.Value)],
                Chances.Look(),
                well);
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

    /// <inheritdoc/>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        lock (Gate)
        {
            var after = token is null ? owed.Newest(streamId, Window.Reached) : JournalToken.After(token);
            var floor = told.Remove((streamId, after), out var gone) ? gone : owed.FloorAt(streamId, after);
            var cursor = new StreamCursor(this, streamId, after, floor);
            cursors.TryAdd(streamId, []);
            cursors[streamId].Add(cursor);
            Window.Watch(streamId);
            return cursor;
        }
    }

    /// <inheritdoc/>
    public void AddToCache(IList<IBatchContainer> messages)
    {
        // the tail has added the changes; a message only has the agent look
    }

    /// <inheritdoc/>
    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        purgedItems = [];
        return false;
    }

    /// <inheritdoc/>
    public int GetMaxAddCount() => MostAdded;

    /// <inheritdoc/>
    public bool IsUnderPressure() => false;

    /// <summary>Notes that a subscription that took nothing has taken something.</summary>
    internal void Recover(Guid subscription) => recovered.Add(subscription);

    internal Task<StreamPage> Load(StreamId stream, long after, CancellationToken stop) => load(stream, after, stop);

    /// <summary>Notes that a subscriber is told that what it asked for is gone: it goes on with what is there.</summary>
    internal void Tell(StreamId stream, long after, long gone) => told[(stream, after)] = gone;

    /// <summary>Forgets a cursor; what it had not delivered is owed for a while, for another may take its place.</summary>
    internal void Close(StreamCursor cursor)
    {
        if (!cursors.TryGetValue(cursor.Stream, out var all) || !all.Remove(cursor))
        {
            return;
        }

        if (cursor.IsBehind || cursor.Floor > 0)
        {
            owed.Leave(cursor);
        }

        if (all.Count == 0)
        {
            cursors.Remove(cursor.Stream);
            if (!IsWanted(cursor.Stream))
            {
                Window.Forget(cursor.Stream);
            }
        }
    }

    private bool IsWanted(StreamId stream) =>
        subscribed.ContainsKey(stream) || cursors.ContainsKey(stream) || implicits.Has(stream);
}
