using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// The end of the feed in memory: whoever follows closely is answered without the file. It holds what is committed,
/// without a gap, and forgets all of it as soon as any of it may have changed.
/// </summary>
internal sealed class RecentFeed
{
    private const int Most = 8192;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Change?[] changes = new Change?[Most];
    private long first = 1;
    private long last;
    private long retained;
    private long bytes;

    /// <summary>Adds what was committed.</summary>
    /// <param name="written">The entries in order.</param>
    public void Add(IReadOnlyList<Change> written)
    {
        lock (gate)
        {
            foreach (var change in written)
            {
                if (change.Position != last + 1)
                {
                    Forget(change.Position);
                }

                while (last + 1 - first == Most || (bytes > MostBytes && first <= last))
                {
                    bytes -= At(first)!.Size;
                    At(first++) = null;
                }

                At(++last) = change;
                bytes += change.Size;
            }
        }
    }

    /// <summary>Forgets everything: entries were taken out, or changed.</summary>
    /// <param name="next">The position of the entry that is added next.</param>
    /// <param name="purged">The greatest position that has left the feed.</param>
    public void Reset(long next, long purged)
    {
        lock (gate)
        {
            Forget(next);
            retained = purged;
        }
    }

    /// <summary>A page of the feed; null if the file has to be asked.</summary>
    /// <param name="after">The position that all of it is after.</param>
    /// <param name="size">The most entries.</param>
    public FeedPage? TryRead(long after, int size)
    {
        lock (gate)
        {
            return after >= first - 1 && after < last
                ? FeedPage.Of(From(after + 1), size, after, last, retained)
                : null;
        }
    }

    private ref Change? At(long position) => ref changes[position % Most];

    private IEnumerable<Change> From(long position)
    {
        for (; position <= last; position++)
        {
            yield return At(position)!;
        }
    }

    private void Forget(long next)
    {
        Array.Clear(changes);
        (first, last, bytes) = (next, next - 1, 0);
    }
}
