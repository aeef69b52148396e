namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A step that takes out a little of what is old; it gets whether there may be more.</summary>
/// <param name="before">What was received before this moment is old, in microseconds since 1970.</param>
internal sealed class PendingPurge(long before) : PendingWrite<bool>
{
    public long Before => before;

    /// <inheritdoc/>
    protected override int DataSize => 0;
}
