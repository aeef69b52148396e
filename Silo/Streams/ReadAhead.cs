using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// What a cursor reads from the journal because the window has dropped it: a page, and the next one meanwhile.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="load">Reads a page.</param>
/// <param name="after">The position after which to begin.</param>
/// <param name="floor">What <see cref="Laggard.Floor"/> says.</param>
/// <param name="there">Is called when a page is there.</param>
internal sealed class ReadAhead(StreamId stream, LoadStream load, long after, long floor, Action there) : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private List<Change> page = [];
    private int next;
    private Task<StreamPage>? ahead;
    private long aheadAfter;

    /// <summary>The position up to which what was read is complete.</summary>
    public long Reached { get; private set; } = after;

    /// <summary>What <see cref="Laggard.Floor"/> says.</summary>
    public long Floor { get; private set; } = floor;

    /// <summary>The position from which on all was still there when a page was read last.</summary>
    public long Retained { get; private set; }

    /// <summary>Whether there is something that was not taken.</summary>
    public bool HasMore => next < page.Count;

    /// <summary>Whether nothing is read, or being read.</summary>
    public bool IsIdle => !HasMore && ahead is null;

    /// <summary>Takes of what was read.</summary>
    public List<Change> Take(BatchSize most)
    {
        var taken = most.TakeFrom(page, next);
        next += taken.Count;
        return taken;
    }

    /// <summary>Reads what follows what was read, unless that is being done.</summary>
    public void Continue() => Begin(Reached);

    /// <summary>Goes on to what follows a position; if it is not there yet, has it read.</summary>
    /// <param name="position">The position.</param>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="PositionGoneException">Retention has taken something that was to be read.</exception>
    public bool TryTurn(long position)
    {
        Begin(position);
        if (ahead is not { IsCompletedSuccessfully: true })
        {
            return false;
        }

        var turned = ahead.Result;
        ahead = null;
        Retained = turned.Retained;
        Floor = aheadAfter == 0 ? turned.Retained : Floor;
        if (aheadAfter < turned.Retained && turned.Retained > Floor)
        {
            throw new PositionGoneException(
                $"Position {aheadAfter} of {StreamName.Of(stream)} is older than what is retained, which begins after "
                    + $"{turned.Retained}: read how things stand, then go on with what is still there.");
        }

        (page, next, Reached) = (turned.Changes, 0, turned.Reached);
        return true;
    }

    /// <summary>Forgets what was read: the window has it too.</summary>
    public void Drop() => (page, next, ahead) = ([], 0, null);

    /// <inheritdoc/>
    public void Dispose() => closing.Cancel();

    private void Begin(long position)
    {
        if (ahead is not null)
        {
            return;
        }

        aheadAfter = position;
        var stop = closing.Token;
        ahead = load(stream, position, stop);
        _ = ahead.ContinueWith(
            _ => there(), stop,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
