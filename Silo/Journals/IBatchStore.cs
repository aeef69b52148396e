namespace VoipbinGrains.Silo.Journals;

/// <summary>Where <see cref="GroupCommit"/> puts its batches; it calls one at a time.</summary>
internal interface IBatchStore
{
    /// <summary>Writes a batch in one transaction: once this returns it is durable, and each write decided.</summary>
    /// <param name="batch">The writes, in the order in which they came.</param>
    ValueTask Write(IReadOnlyList<PendingWrite> batch);

    /// <summary>What can wait until nobody does; called after each batch.</summary>
    ValueTask Tidy();

    /// <summary>
    /// Starts over after a failure: on a new connection, with counters read again, having shown that a write succeeds.
    /// </summary>
    ValueTask Recover();
}
