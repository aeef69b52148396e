using System.Threading.Channels;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Tests.Grains;

/// <summary>A journal whose commits, once they are held, wait until they are let go.</summary>
internal sealed class HeldJournal(IJournal journal) : ForwardingJournal(journal)
{
    private readonly List<EventWrite> writes = [];
    private readonly Channel<EventWrite> arrived = Channel.CreateUnbounded<EventWrite>();
    private TaskCompletionSource? gate;

    /// <summary>What was to be committed, in order.</summary>
    public IReadOnlyList<EventWrite> Writes => writes;

    public void Hold() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => gate!.SetResult();

    /// <summary>Returns when one more has come.</summary>
    public ValueTask<EventWrite> Next() => arrived.Reader.ReadAsync();

    public override async ValueTask<Committed> Commit(EventWrite write)
    {
        writes.Add(write);
        arrived.Writer.TryWrite(write);
        await (gate?.Task ?? Task.CompletedTask);
        return await base.Commit(write);
    }
}
