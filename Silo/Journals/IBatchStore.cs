namespace VoipbinGrains.Silo.Journals;

/// <summary>A store that makes many writes durable at once. Used by one caller at a time.</summary>
internal interface IBatchStore
{
    /// <summary>Makes a batch durable in one transaction, in its order.</summary>
    /// <returns>A result for each write.</returns>
    /// <exception cref="Exception">Nothing of the batch may be counted on; <see cref="Recover"/> comes next.</exception>
    ValueTask<IReadOnlyList<WriteResult>> Commit(IReadOnlyList<JournalWrite> batch);

    /// <summary>Forgets what it remembers and reads it from the store again; throws if the store takes no writes.</summary>
    ValueTask Recover();

    /// <summary>What can wait until those whose writes are durable have been answered.</summary>
    ValueTask Rest();
}
