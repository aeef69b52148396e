using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>A transaction for each request. SQLite takes one writer at a time, so they queue here.</summary>
internal sealed class SqliteInserts(SqliteCalls calls) : ICalls
{
    private readonly SemaphoreSlim turn = new(1);

    public Task Open() => calls.Open();

    public async Task Record(ToldCall told)
    {
        await turn.WaitAsync();
        try
        {
            await calls.Record([told]);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        calls.Dispose();
    }
}
