namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Where the SQLite journal is, and how long it keeps what is over.</summary>
internal sealed record SqliteJournalOptions
{
    /// <summary>The database file; its folder is made if missing.</summary>
    public required string Path { get; init; }

    /// <summary>How long after its last event an ended resource is kept; null for ever.</summary>
    public TimeSpan? Retain { get; init; }

    /// <summary>How much the quarantine holds and for how long.</summary>
    public QuarantineBounds Quarantine { get; init; } = new();
}
