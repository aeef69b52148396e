namespace VoipbinGrains.Peers.Sql;

/// <summary>What SQLite and PostgreSQL are asked for in the same words.</summary>
internal static class CallSql
{
    /// <summary>
    /// Of two events of a call the newer one is its state; what was deleted stays so, and a version counts the events.
    /// </summary>
    public static readonly string Upsert = $"""
        ON CONFLICT (id) DO UPDATE SET
            version = calls.version + excluded.version,
            deleted = calls.deleted OR excluded.deleted,
            {Newer("status")},
            {Newer("data")},
            {Newer("rank")},
            {Newer("occurred_at")},
            {Newer("type_rank")},
            {Newer("hash")}
        """;

    private static string Newer(string column) => $"""
        {column} = CASE
            WHEN (excluded.rank, excluded.occurred_at, excluded.type_rank, excluded.hash)
                > (calls.rank, calls.occurred_at, calls.type_rank, calls.hash)
            THEN excluded.{column} ELSE calls.{column} END
        """;
}
