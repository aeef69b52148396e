namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Where the SQLite journal is.</summary>
internal sealed record SqliteJournalOptions
{
    /// <summary>The database file; its folder is made if missing.</summary>
    public required string Path { get; init; }
}
