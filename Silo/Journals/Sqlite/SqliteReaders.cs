using System.Collections.Concurrent;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A few connections that read, off the grains' scheduler because a read may wait for the disk.</summary>
internal sealed class SqliteReaders(string path) : IDisposable
{
    private const int Most = 4;

    private readonly SemaphoreSlim free = new(Most);
    private readonly ConcurrentBag<SqliteReader> idle = [];

    public async ValueTask<T> Read<T>(Func<SqliteReader, T> read)
    {
        await free.WaitAsync();
        try
        {
            return await Task.Run(() => ReadNow(read));
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        free.Dispose();
    }

    // a reader that met an error is not used again
    private T ReadNow<T>(Func<SqliteReader, T> read)
    {
        if (!idle.TryTake(out var reader))
        {
            reader = new SqliteReader(path);
        }

        try
        {
            var result = read(reader);
            idle.Add(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
