namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A step that takes out a little of what is old; it gets whether there may be more.</summary>
/// <param name="old">What is old.</param>
internal sealed class PendingPurge(OldBefore old) : PendingWrite<bool>
{
    public OldBefore Old => old;

    /// <inheritdoc/>
    protected override int DataSize => 0;
}
