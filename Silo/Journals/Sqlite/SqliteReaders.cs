using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A few connections that read, lent to one question at a time, off the scheduler of whoever asks.</summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    private const int Count = 4;

    private readonly SqliteFile file;
    private readonly Channel<SqliteReader?> idle = Channel.CreateUnbounded<SqliteReader?>();

    public SqliteReaders(SqliteFile file)
    {
        this.file = file;
        for (var i = 0; i < Count; i++)
        {
            idle.Writer.TryWrite(null);
        }
    }

    /// <summary>Asks a question.</summary>
    /// <param name="question">The question.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    public Task<T> Ask<T>(Func<SqliteReader, T> question) => Task.Run(async () =>
    {
        SqliteReader? reader = null;
        try
        {
            reader = await idle.Reader.ReadAsync();
            reader ??= new SqliteReader(file.OpenForReading());
            var answer = question(reader);
            idle.Writer.TryWrite(reader);
            return answer;
        }
        catch (ChannelClosedException)
        {
            throw new JournalUnavailableException("The journal is closed.");
        }
        catch (SqliteException cause)
        {
            reader?.Dispose();
            idle.Writer.TryWrite(null);
            throw new JournalUnavailableException("The journal cannot be read.", cause);
        }
    });

    /// <summary>Waits for the questions that are being answered, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            (await idle.Reader.ReadAsync())?.Dispose();
        }

        idle.Writer.Complete();
    }
}
