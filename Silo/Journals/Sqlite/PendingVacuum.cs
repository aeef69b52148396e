namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A step that gives a little of the file's free space back; it gets whether there is more to give.</summary>
internal sealed class PendingVacuum : PendingWrite<bool>
{
    /// <inheritdoc/>
    protected override int DataSize => 0;
}
