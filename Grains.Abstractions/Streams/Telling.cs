using VoipbinGrains.Feed;

namespace VoipbinGrains.Streams;

/// <summary>Tells a subscriber one change after the other, each once, and knows how far it came.</summary>
/// <param name="heard">Is told.</param>
/// <param name="after">The position that was told last.</param>
internal sealed class Telling(Func<Change, Task> heard, long after) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly AsyncLocal<bool> isWithin = new();
    private long position = after;
    private long refused;

    /// <summary>The position of what was told last.</summary>
    public long Position => Volatile.Read(ref position);

    /// <summary>Tells a change, unless it was told before.</summary>
    /// <param name="change">The change.</param>
    /// <param name="token">Its place in its stream, and of the one before it.</param>
    /// <param name="isWanted">Whether it still is, when its turn has come.</param>
    /// <returns>False if it was not told, because between the last one and this there was another.</returns>
    public async Task<bool> Tell(Change change, JournalToken? token, Func<bool> isWanted)
    {
        await turn.WaitAsync();
        try
        {
            var isReplay = token?.EventIndex >= JournalToken.FirstReplay;
            if (!isWanted() || (change.Position <= position && !isReplay))
            {
                return true;
            }

            if (token is { Previous: var previous } && previous > Math.Max(position, refused) && !isReplay)
            {
                return false;
            }

            await Tell(change);
            position = isReplay ? position : change.Position;
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Does something while nothing is being told.</summary>
    public async Task Between(Action act, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        act();
        turn.Release();
    }

    /// <summary>Returns when what is being told is told to its end; at once for whoever is being told it.</summary>
    public async ValueTask DisposeAsync() =>
        await (isWithin.Value ? Task.CompletedTask : Between(() => { }, CancellationToken.None));

    private async Task Tell(Change change)
    {
        isWithin.Value = true;
        try
        {
            await heard(change);
        }
        catch
        {
            refused = Math.Max(refused, change.Position);
            throw;
        }
    }
}
