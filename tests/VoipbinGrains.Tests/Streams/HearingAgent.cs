using Orleans.Streams;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

/// <summary>One subscriber of a queue's stream, delivered to as an agent does it: only when it was woken.</summary>
/// <param name="queue">The queue.</param>
/// <param name="stream">The stream.</param>
/// <param name="after">The position that was heard last; null if the subscriber does not know it.</param>
internal sealed class HearingAgent(QueueCache queue, StreamId stream, long? after)
{
    private StreamCursor cursor = Open(queue, stream, TokenOf(after));
    private StreamSequenceToken? last = TokenOf(after);
    private bool isAwake = true;

    public List<long> Heard { get; } = [];

    public List<long> GivenUp { get; } = [];

    /// <summary>What the failure of the last delivery that was given up is told with.</summary>
    public StreamSequenceToken? Failed { get; private set; }

    /// <summary>Asks the queue which streams to look at.</summary>
    public void Pull() => isAwake |= queue.TakeWakes().Exists(wake => wake.StreamId == stream);

    /// <summary>Delivers what is next.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Deliver(bool fails = false)
    {
        if (!isAwake || !cursor.MoveNext())
        {
            isAwake = false;
            return false;
        }

        var batch = (ChangeBatch)cursor.GetCurrent(out _)!;
        if (!fails)
        {
            Heard.AddRange(batch.Changes.Select(change => change.Position));
            last = batch.Token;
            return true;
        }

        cursor.RecordDeliveryFailure();
        if (batch.Changes.Count == 1)
        {
            GivenUp.Add(batch.Changes[0].Position);
            Failed = batch.Token;
        }

        return true;
    }

    /// <summary>Opens another cursor where the last delivery ended.</summary>
    public void Reopen()
    {
        Close();
        Open();
    }

    /// <summary>Closes the cursor.</summary>
    public void Close() => cursor.Dispose();

    /// <summary>Opens a cursor where the last delivery ended.</summary>
    public void Open()
    {
        cursor = Open(queue, stream, last);
        isAwake = true;
    }

    private static JournalToken? TokenOf(long? after) => after is { } position ? VoipbinStreams.After(position) : null;

    private static StreamCursor Open(QueueCache queue, StreamId stream, StreamSequenceToken? token) =>
        queue.OpenCursor(stream, token);
}
