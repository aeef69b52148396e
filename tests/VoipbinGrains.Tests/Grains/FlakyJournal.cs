using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Tests.Grains;

/// <summary>
/// A journal whose next commits can be made to fail before or after they are durable, and its next marks before.
/// </summary>
internal sealed class FlakyJournal(IJournal journal) : IJournal
{
    public static readonly JournalUnavailableException Failure = new("The test made it fail.", new StoreException());

    private int failuresBefore;
    private int failuresAfter;
    private int failuresOfMarks;

    public void FailBeforeCommit(int times) => failuresBefore = times;

    public void FailAfterCommit(int times) => failuresAfter = times;

    public void FailMark(int times) => failuresOfMarks = times;

    public async ValueTask<Committed> Commit(EventWrite write)
    {
        if (failuresBefore-- > 0)
        {
            throw Failure;
        }

        var committed = await journal.Commit(write);
        return failuresAfter-- > 0 ? throw Failure : committed;
    }

    public ValueTask<ResourceHead?> Load(ResourceKey key) => journal.Load(key);

    public ValueTask<Occurrence?> Find(long number, EventKey key) => journal.Find(number, key);

    public ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size) =>
        journal.ReadHistory(number, after, size);

    public ValueTask<long> Keep(string tenant, UnmodelledEvent heard) => journal.Keep(tenant, heard);

    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        journal.ListUnmodelled(tenant, before, size);

    public ValueTask<long> Quarantine(string tenant, QuarantinedBody body) => journal.Quarantine(tenant, body);

    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) => journal.ReadQuarantined(tenant, id);

    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter = null) =>
        journal.ListQuarantined(tenant, before, size, filter);

    public ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at) =>
        failuresOfMarks-- > 0 ? throw Failure : journal.MarkReplayed(tenant, id, at);

    public ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard) =>
        journal.KeepReplayed(tenant, id, heard);

    public ValueTask<string?> WhyNotWritable() => journal.WhyNotWritable();

    // as the exceptions of a database's driver, which the edge does not have
    private sealed class StoreException() : Exception("The disk is on fire.");
}
