namespace VoipbinGrains.Silo.Hosting;

/// <summary>The stores that a journal can be kept in.</summary>
internal enum StorageProvider
{
    /// <summary>One file, for one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database.</summary>
    Postgres,

    /// <summary>Orleans memory storage; for tests and demos, all is lost on exit.</summary>
    Memory,
}
