using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Folds the feed into a book for each tenant, page by page, from its beginning.</summary>
/// <param name="feed">The feed.</param>
/// <param name="time">The clock.</param>
/// <param name="withdrawn">The places in the feed of events that are known to be withdrawn: they do not count.</param>
internal sealed class FeedFold(IFeed feed, TimeProvider time, IEnumerable<long> withdrawn)
{
    private const int Tidily = 100_000;

    /// <summary>Figures are of a day that began 25 hours ago at most; clocks and senders may be late.</summary>
    private static readonly TimeSpan kept = TimeSpan.FromHours(50);

    /// <summary>A queuecall's last event may come after its call's end, VoIPBin's tries within minutes.</summary>
    private static readonly TimeSpan keptEndedCalls = TimeSpan.FromHours(1);

    private readonly Dictionary<string, FiguresBook> books = [];
    private readonly HashSet<long> withdrawn = [.. withdrawn];
    private Task<bool> last = Task.FromResult(false);
    private int untidy;

    /// <summary>The position up to which the books are complete.</summary>
    public long Reached { get; private set; }

    /// <summary>The position given last, as far as is known.</summary>
    public long Head { get; private set; }

    /// <summary>Whether the end of the feed was reached, once.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The places of the events that are known to be withdrawn.</summary>
    public IReadOnlyCollection<long> Withdrawn => withdrawn;

    /// <summary>Whether an event was withdrawn after it was counted.</summary>
    public bool IsStale { get; private set; }

    /// <summary>How long after its receipt the last entry was counted.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>A tenant's book; an empty one if nothing was heard of it.</summary>
    public FiguresBook Of(string tenant) => books.GetValueOrDefault(tenant) ?? new FiguresBook();

    /// <summary>Takes in the next page.</summary>
    /// <returns>Whether more was there to read.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    public Task<bool> Step() => last = StepAfter(last);

    /// <summary>Forgets what no figure can need any more.</summary>
    public void Tidy()
    {
        untidy = 0;
        var now = time.GetUtcNow();
        foreach (var book in books.Values)
        {
            book.Forget(VoipbinTime.ToMicroseconds(now - keptEndedCalls), VoipbinTime.ToMicroseconds(now - kept));
        }
    }

    // one page after the other, and read anew for whoever asks: what it knows of was recorded before it asked
    private async Task<bool> StepAfter(Task before)
    {
        await before.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var page = await feed.Read(Reached, FeedPage.MaxSize);
        foreach (var change in page.Changes)
        {
            IsStale |= change.Withdraws is { } position && withdrawn.Add(position);
            if (!withdrawn.Contains(change.Position))
            {
                Book(change.Tenant).Add(change);
            }
        }

        (Reached, Head) = (page.Reached, page.Head);
        IsComplete |= page.IsLast;
        Lag = page.Changes.Count > 0 ? time.GetUtcNow() - page.Changes[^1].ReceivedAt : Lag;
        Tidy(page.Changes.Count);
        return !page.IsLast;
    }

    private void Tidy(int added)
    {
        untidy += added;
        if (untidy >= Tidily)
        {
            Tidy();
        }
    }

    private FiguresBook Book(string tenant)
    {
        if (!books.TryGetValue(tenant, out var book))
        {
            books[tenant] = book = new FiguresBook();
        }

        return book;
    }
}
