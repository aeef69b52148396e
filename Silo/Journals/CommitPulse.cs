namespace VoipbinGrains.Silo.Journals;

/// <summary>Tells those who wait for it that something was committed, and how far.</summary>
internal sealed class CommitPulse(TimeProvider time)
{
    private TaskCompletionSource next = New();
    private long position;

    /// <summary>The position up to which everything is committed.</summary>
    public long Position => Volatile.Read(ref position);

    /// <summary>Tells that everything up to a position is committed.</summary>
    public void Reach(long committed)
    {
        var known = Volatile.Read(ref position);
        while (committed > known)
        {
            var found = Interlocked.CompareExchange(ref position, committed, known);
            if (found == known)
            {
                Interlocked.Exchange(ref next, New()).TrySetResult();
                return;
            }

            known = found; // somebody else told of a commit meanwhile
        }
    }

    /// <summary>Returns when something is committed after a position, or the time is over.</summary>
    public async ValueTask Wait(long after, TimeSpan most)
    {
        var beat = Volatile.Read(ref next).Task; // taken before the position is looked at: no commit falls between
        if (Volatile.Read(ref position) <= after)
        {
            await beat.WaitAsync(most, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
