using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Receiving;

/// <summary>
/// Whose turn it is to write of a resource: one at a time, in the order in which they came. The events that came
/// meanwhile have theirs together, so that they cost one commit.
/// </summary>
internal sealed class Turns
{
    /// <summary>The most events that have a turn together.</summary>
    internal const int MostEvents = 128;

    /// <summary>The most that they carry, in bytes; one that is longer has a turn alone.</summary>
    internal const int MostBytes = 1024 * 1024;

    private Queue<Waiting>? waiting; // most resources never have any
    private bool isTaken;

    /// <summary>Takes the turn.</summary>
    /// <returns>False if it is somebody else's.</returns>
    public bool TryTake() => !isTaken && (isTaken = true);

    /// <summary>Returns when it is the caller's turn.</summary>
    public Task Take()
    {
        if (TryTake())
        {
            return Task.CompletedTask;
        }

        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new Waiting(null, own));
        return own.Task;
    }

    /// <summary>Has an event wait for its turn.</summary>
    public WaitingEvent Wait(WebhookEvent heard)
    {
        var one = new WaitingEvent(heard);
        Add(new Waiting(one, null));
        return one;
    }

    /// <summary>Ends the turn.</summary>
    /// <returns>The events whose turn it is now; none if it is somebody else's, or nobody's.</returns>
    public IReadOnlyList<WaitingEvent> Pass()
    {
        if (waiting is null || !waiting.TryDequeue(out var next))
        {
            isTaken = false;
            return [];
        }

        if (next.Event is not { } first)
        {
            next.Turn!.SetResult();
            return [];
        }

        var events = new List<WaitingEvent> { first };
        var bytes = first.Heard.Data.Length;
        while (events.Count < MostEvents && waiting.TryPeek(out next) && next.Event is { } one
            && bytes + one.Heard.Data.Length <= MostBytes)
        {
            bytes += one.Heard.Data.Length;
            events.Add(one);
            waiting.Dequeue();
        }

        return events;
    }

    private void Add(Waiting one) => (waiting ??= new Queue<Waiting>()).Enqueue(one);

    private readonly record struct Waiting(WaitingEvent? Event, TaskCompletionSource? Turn);
}
