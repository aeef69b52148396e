namespace VoipbinGrains.Silo.Journals;

/// <summary>Where the SQLite journal is.</summary>
internal sealed record SqliteJournalOptions
{
    /// <summary>The full path of its file; its folder is made if missing.</summary>
    public required string Path { get; init; }
}
