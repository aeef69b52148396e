using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Connections lent to one question at a time, off the scheduler of whoever asks.</summary>
internal sealed class PostgresReaders(PostgresDatabase database)
{
    /// <summary>Asks a question.</summary>
    /// <param name="question">The question.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    public Task<T> Ask<T>(Func<NpgsqlConnection, Task<T>> question) => Task.Run(async () =>
    {
        try
        {
            await using var connection = await database.OpenForReading();
            return await question(connection);
        }
        catch (Exception cause)
        {
            throw new JournalUnavailableException("The journal cannot be read.", cause);
        }
    });
}
