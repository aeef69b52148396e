using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals;

/// <summary>An event of a resource that waits to be recorded.</summary>
internal sealed class PendingEvent(EventWrite write) : PendingWrite<Committed>
{
    public EventWrite Write => write;

    /// <inheritdoc/>
    protected override int DataSize => write.Event.Data.Length;
}
