using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Where the PostgreSQL journal is, and how it is kept.</summary>
internal sealed record PostgresJournalOptions
{
    /// <summary>Where the database is, and who we are to it; holds a secret.</summary>
    public required PostgresAddress Address { get; init; }

    /// <summary>How long after its last event an ended resource is kept; null for ever.</summary>
    public TimeSpan? Retain { get; init; }

    /// <summary>How much the quarantine holds and for how long.</summary>
    public QuarantineBounds Quarantine { get; init; } = new();

    /// <summary>Whether the tables are made and brought up to date at start; else somebody else does.</summary>
    public bool ApplySchema { get; init; } = true;

    /// <summary>Whether a server is good enough that may lose what it has acknowledged.</summary>
    public bool AllowUnsafe { get; init; }
}
