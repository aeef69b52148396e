using Npgsql;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What the group commit writes to: the writer, made anew after each failure.</summary>
/// <remarks>
/// When the connection breaks between a batch and its answer, nobody knows whether it was written, and it may be yet.
/// Until that is settled no grain starts here, for it could start from a state that is about to change behind it.
/// </remarks>
internal sealed class PostgresStore(PostgresDatabase database, PostgresJournalOptions options, CommitPulse pulse)
    : IBatchStore, IAsyncDisposable
{
    private readonly SemaphoreSlim settling = new(1);
    private PostgresWriter? writer;
    private volatile PostgresBackend? undecided;
    private long acknowledged;

    /// <inheritdoc/>
    public async ValueTask Write(IReadOnlyList<PendingWrite> batch)
    {
        try
        {
            acknowledged = await writer!.Write(batch);
        }
        catch (Exception cause) when (cause is not PostgresException || !writer!.IsIdle)
        {
            undecided = writer!.Backend;
            await TrySettle();
            throw;
        }

        pulse.Reach(acknowledged);
    }

    /// <inheritdoc/>
    public ValueTask Tidy() => default;

    /// <inheritdoc/>
    public async ValueTask Recover()
    {
        await Settle();
        await Open();
    }

    /// <summary>Opens the connection that writes, having shown that a write succeeds.</summary>
    /// <returns>What is unsafe about the server; null if nothing is.</returns>
    /// <exception cref="RefusedToStartException">The server may lose what it has acknowledged.</exception>
    public async Task<string?> Open()
    {
        await DisposeWriter();
        writer = await PostgresWriter.Open(database, options.Quarantine.MaxBytes);
        var warning = await writer.CheckSafety(options.AllowUnsafe);
        var position = await writer.Write([]);
        if (position < acknowledged)
        {
            throw new InvalidOperationException(
                $"The database was replaced by an older one while in use: it ends at {position} and {acknowledged} was "
                    + "acknowledged. Restart to go on from there.");
        }

        pulse.Reach(position);
        return warning;
    }

    /// <summary>Returns once no batch of ours can be written that was not acknowledged.</summary>
    /// <exception cref="JournalUnavailableException">That cannot be said now.</exception>
    public async Task Settle()
    {
        if (undecided is null)
        {
            return;
        }

        await settling.WaitAsync();
        try
        {
            if (undecided is { } backend)
            {
                await using var connection = await database.OpenAlone();
                await backend.End(connection);
                undecided = null;
            }
        }
        catch (Exception cause)
        {
            throw new JournalUnavailableException("It is not known yet whether a batch was written.", cause);
        }
        finally
        {
            settling.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisposeWriter();
        settling.Dispose();
    }

    // before the writers hear of the failure and start anew
    private async Task TrySettle()
    {
        try
        {
            await DisposeWriter();
            await Settle();
        }
        catch (JournalUnavailableException)
        {
            // whoever needs it settled tries again
        }
    }

    private async Task DisposeWriter()
    {
        if (writer is { } old)
        {
            writer = null;
            await old.DisposeAsync();
        }
    }
}
