namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A step of the lists towards the head that waits for its turn; it gets the position they reached.</summary>
/// <param name="most">How many entries of the feed it may take.</param>
internal sealed class PendingProjection(int most = PendingProjection.Most) : PendingWrite<long>
{
    /// <summary>
    /// So few that no commit waits long for the step before it, and more than a batch brings, so that they catch up.
    /// </summary>
    public const int Most = 2 * WriteQueue.MostWrites;

    public int Entries => most;

    /// <inheritdoc/>
    protected override int DataSize => 0;
}
