using Npgsql;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Opens the journal as soon as the database is there, and tells meanwhile why it is not.</summary>
internal sealed partial class PostgresOpening(PostgresJournalOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>How many entries the lists follow in a step: more than a few batches bring.</summary>
    private const int EntriesAtOnce = 2 * WriteQueue.MostWrites;

    private const int EntriesAtOnceAtStart = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile string whyNot = "The journal is not open.";

    /// <summary>Why the journal is not open, in one sentence.</summary>
    public string WhyNot => whyNot;

    /// <summary>Opens it.</summary>
    /// <param name="pulse">Is told of commits.</param>
    /// <param name="revisions">Is told of subscriptions to streams.</param>
    /// <param name="stopping">Gives up.</param>
    /// <exception cref="RefusedToStartException">The database is not one to write to.</exception>
    public async Task<PostgresParts> Open(CommitPulse pulse, CommitPulse revisions, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await Task.Run(() => TryOpen(pulse, revisions), stopping);
            }
            catch (PostgresException cause) when (IsRefusal(cause.SqlState))
            {
                throw new RefusedToStartException(
                    $"{options.Address} cannot be used: {cause.MessageText}. "
                        + $"Set ConnectionStrings:{PostgresAddress.Name} right, or grant what is missing.", cause);
            }
            catch (Exception cause) when (
                cause is NpgsqlException or TimeoutException or IOException or JournalUnavailableException)
            {
                TellOnce(cause);
                await Task.Delay(Patience, time, stopping);
            }
        }
    }

    private async Task<PostgresParts> TryOpen(CommitPulse pulse, CommitPulse revisions)
    {
        var database = new PostgresDatabase(options.Address);
        var store = new PostgresStore(database, options, pulse);
        try
        {
            await using (var connection = await database.OpenAlone())
            {
                await PostgresSafety.Check(connection, options.AllowUnsafe);
                await PostgresSchema.Prepare(connection, options.ApplySchema);
            }

            if (await store.Open() is { } warning)
            {
                LogUnsafe(warning);
            }

            return await Make(database, store, pulse, revisions);
        }
        catch
        {
            await store.DisposeAsync();
            await database.DisposeAsync();
            throw;
        }
    }

    private async Task<PostgresParts> Make(
        PostgresDatabase database, PostgresStore store, CommitPulse pulse, CommitPulse revisions)
    {
        var readers = new PostgresReaders(database);
        var projection = new PostgresProjection(database);
        var reached = await readers.Ask(reader => reader.Scalar<long>("SELECT projected FROM chore"));
        await Projector.CatchUp(() => projection.Step(EntriesAtOnceAtStart), reached, pulse.Position, logger);
        var commits = new GroupCommit(store, time, logger);
        return new PostgresParts(
            database,
            store,
            readers,
            commits,
            new PostgresListener(database, pulse, revisions, time, logger),
            new Projector(() => projection.Step(EntriesAtOnce), pulse, reached, time, logger),
            new Retention(
                new PostgresPurge(database).Step,
                now => OldBefore.At(now, options.Retain, options.Quarantine), time, logger));
    }

    // who we are, which database and schema, what we may and what is there: none of it changes by waiting
    private static bool IsRefusal(string state) => state[..2] is "28" or "3D" or "3F" or "42";

    private void TellOnce(Exception cause)
    {
        var reason = $"{options.Address} cannot be opened; tried again each second: {cause.Message}";
        if (reason != whyNot)
        {
            whyNot = reason;
            LogNotOpen(reason);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogNotOpen(string reason);

    [LoggerMessage(LogLevel.Warning, "{Warning} It is used all the same, as Storage:AllowUnsafe is set.")]
    private partial void LogUnsafe(string warning);
}
