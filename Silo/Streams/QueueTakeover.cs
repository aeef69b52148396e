using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>What a queue is told beside the feed: that it is this silo's, and of dead letters.</summary>
internal static class QueueTakeover
{
    /// <summary>Takes a queue over where its former owner left it.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="claim">Where that was.</param>
    /// <param name="known">What is subscribed to of its streams.</param>
    public static void Open(this QueueCache queue, Claim claim, IReadOnlyList<Subscribed> known)
    {
        lock (queue.Gate)
        {
            queue.Epoch = claim.Last.Epoch;
            queue.Window.Reach(claim.StartFor(known, queue.Hearers.AnyImplicit));
            foreach (var one in known)
            {
                queue.Subscribe(one);
            }

            foreach (var laggard in claim.Last.Laggards)
            {
                queue.Owe(StreamName.Parse(laggard.Stream), laggard.Position, laggard.Floor);
            }

            // an agent serves nobody before it has seen the stream
            foreach (var stream in queue.Hearers.Subscribed)
            {
                queue.Wake(stream, queue.Window.Reached);
            }
        }
    }

    /// <summary>Where nobody hears anything, goes on to a position.</summary>
    public static void Skip(this QueueCache queue, long head)
    {
        lock (queue.Gate)
        {
            if (!queue.IsActive)
            {
                queue.Window.Reach(head);
            }
        }
    }

    /// <summary>Has a dead letter told once more.</summary>
    public static void TellAgain(this QueueCache queue, StreamId stream, ToldAgain letter)
    {
        lock (queue.Gate)
        {
            queue.Chances.Add(stream, letter);
            queue.Wake(stream, queue.Window.Reached);
        }
    }

    /// <summary>The change that a subscriber has not taken; null if the token is of none, or of several.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="token">Where the stream stands after it.</param>
    /// <param name="subscription">The subscription.</param>
    public static FailedChange? FindFailed(
        this QueueCache queue, StreamId stream, StreamSequenceToken? token, Guid subscription)
    {
        lock (queue.Gate)
        {
            return token is null ? null : queue.Hearers.Cursors.FindFailed(stream, token, subscription);
        }
    }
}
