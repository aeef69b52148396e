using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Tests.Grains;

/// <summary>
/// A journal whose next commits can be made to fail before or after they are durable, and its next searches and marks.
/// </summary>
internal sealed class FlakyJournal(IJournal journal) : ForwardingJournal(journal)
{
    public static readonly JournalUnavailableException Failure = new("The test made it fail.", new StoreException());

    private int failuresBefore;
    private int failuresAfter;
    private int failuresOfFinds;
    private int failuresOfMarks;

    public void FailBeforeCommit(int times) => failuresBefore = times;

    public void FailAfterCommit(int times) => failuresAfter = times;

    public void FailFind(int times) => failuresOfFinds = times;

    public void FailMark(int times) => failuresOfMarks = times;

    public override async ValueTask<Committed> Commit(EventWrite write)
    {
        if (failuresBefore-- > 0)
        {
            throw Failure;
        }

        var committed = await base.Commit(write);
        return failuresAfter-- > 0 ? throw Failure : committed;
    }

    public override ValueTask<Occurrence?> Find(long number, EventKey key) =>
        failuresOfFinds-- > 0 ? throw Failure : base.Find(number, key);

    public override ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at) =>
        failuresOfMarks-- > 0 ? throw Failure : base.MarkReplayed(tenant, id, at);

    // as the exceptions of a database's driver, which the edge does not have
    private sealed class StoreException() : Exception("The disk is on fire.");
}
