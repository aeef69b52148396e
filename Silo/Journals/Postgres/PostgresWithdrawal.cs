using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Marks an event as withdrawn, as one statement after those that record events: nothing is marked if the event that
/// withdraws it was refused.
/// </summary>
internal sealed class PostgresWithdrawal(EventWrite write) : IPostgresPart
{
    /// <summary>
    /// Events that an operator withdrew, and the version of their resource that records it: that one is a row of the
    /// journal like others, and tells how the resource stands without.
    /// </summary>
    public const string Table = """
        CREATE TABLE withdrawal (
            resource bigint NOT NULL,
            version integer NOT NULL,
            withdrawn_by integer NOT NULL,
            PRIMARY KEY (resource, version)
        );
        """;

    // an earlier withdrawal has a copy of the data that it brought back
    private static readonly string mark = $"""
        WITH recorded AS (
            SELECT resource, version FROM journal WHERE resource = $1 AND version = $2 AND sort_key = $3
        ), marked AS (
            INSERT INTO withdrawal (resource, version, withdrawn_by) SELECT resource, $4, version FROM recorded
            ON CONFLICT DO NOTHING
        ), erased AS (
            UPDATE journal SET data = $6 FROM recorded
            WHERE $5 AND journal.resource = recorded.resource AND (journal.version = $4
                OR (journal.disposition = {(int)Disposition.Withdrawal} AND journal.winner = $4))
        )
        SELECT count(*) FROM recorded
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        mark,
        write.Number!,
        write.Event.Version,
        write.Event.Key.ToBytes(),
        write.Withdrawn!.Version,
        write.Withdrawn.IsErased,
        Remainder.Nothing.ToArray());

    /// <inheritdoc/>
    public Task Read(NpgsqlDataReader rows) => rows.Take(row => row.GetInt64(0));
}
