using System.Threading.Channels;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A few connections that read, lent to one question at a time, off the scheduler of whoever asks.</summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    private const int Count = 4;

    private readonly SqliteFile file;

    // a null stands for a connection that is not open yet, or no more
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
    public Task<T> Ask<T>(Func<SqliteReader, T> question) => Task.Factory.StartNew(
        () => Answer(question),
        CancellationToken.None,
        TaskCreationOptions.PreferFairness, // a pool thread takes its own newest work first: reads starved the writer
        TaskScheduler.Default).Unwrap();

    /// <summary>Waits for the questions that are being answered, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            (await idle.Reader.ReadAsync())?.Dispose();
        }

        idle.Writer.Complete();
    }

    private async Task<T> Answer<T>(Func<SqliteReader, T> question)
    {
        var reader = await Borrow();
        try
        {
            reader ??= new SqliteReader(file.OpenForReading());
            return question(reader);
        }
        catch (Exception cause)
        {
            reader?.Dispose();
            reader = null;
            throw new JournalUnavailableException("The journal cannot be read.", cause);
        }
        finally
        {
            idle.Writer.TryWrite(reader);
        }
    }

    private async ValueTask<SqliteReader?> Borrow()
    {
        try
        {
            return await idle.Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            throw new JournalUnavailableException("The journal is closed.");
        }
    }
}
