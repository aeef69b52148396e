using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals;

/// <summary>An event of a resource that waits to be recorded, or several that are recorded together.</summary>
internal sealed class PendingEvent(EventWrite write) : PendingWrite<Committed>
{
    public EventWrite Write => write;

    /// <inheritdoc/>
    protected override int Count => write.Count;

    /// <inheritdoc/>
    protected override int DataSize =>
        write.Event.Data.Length + (write.Following?.Sum(recorded => recorded.Data.Length) ?? 0);
}
