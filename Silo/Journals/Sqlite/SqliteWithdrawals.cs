using Microsoft.Data.Sqlite;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Marks events as withdrawn, beside the event that records it.</summary>
internal sealed class SqliteWithdrawals(SqliteConnection connection) : IDisposable
{
    private readonly WritingStatement mark = new(
        connection, "INSERT INTO withdrawal VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");

    // an earlier withdrawal has a copy of the data that it brought back
    private readonly WritingStatement erase = new(connection, $"""
        UPDATE journal SET data = ?3
        WHERE resource = ?1 AND (version = ?2 OR (disposition = {(int)Disposition.Withdrawal} AND winner = ?2))
        """);

    public void Add(long resource, WithdrawnEvent withdrawn, int by)
    {
        mark.Execute(resource, withdrawn.Version, by);
        if (withdrawn.IsErased)
        {
            erase.Execute(resource, withdrawn.Version, Remainder.Nothing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        mark.Dispose();
        erase.Dispose();
    }
}
