using Microsoft.Data.Sqlite;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Opens the journal, as soon as its disk has room for that, and tells meanwhile why it is not.</summary>
internal sealed partial class SqliteOpening(SqliteJournalOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile string whyNot = "The journal is not open.";

    /// <summary>Why the journal is not open, in one sentence.</summary>
    public string WhyNot => whyNot;

    /// <summary>Opens it.</summary>
    /// <param name="pulse">Is told of commits.</param>
    /// <param name="stopping">Gives up.</param>
    /// <exception cref="RefusedToStartException">The file is in use, or not one to write to.</exception>
    public async Task<SqliteParts> Open(CommitPulse pulse, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await Task.Run(() => TryOpen(pulse), stopping);
            }
            catch (Exception cause) when (FullDisk.IsCauseOf(cause, Path.GetDirectoryName(options.Path)!))
            {
                TellOnce(cause);
                await Task.Delay(Patience, time, stopping);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or SqliteException)
            {
                throw new RefusedToStartException(
                    $"{options.Path} cannot be opened: {cause.Message} Set Storage:Path to a file that can be written.",
                    cause);
            }
        }
    }

    private async Task<SqliteParts> TryOpen(CommitPulse pulse)
    {
        var file = new SqliteFile(options.Path);
        SqliteStore? store = null;
        try
        {
            store = new SqliteStore(file, pulse, options.Quarantine.MaxBytes);
            await Projector.CatchUp(store.Follow, store.Projected, store.Position, logger);
            return Make(file, store, pulse);
        }
        catch
        {
            store?.Dispose();
            file.Dispose();
            throw;
        }
    }

    private SqliteParts Make(SqliteFile file, SqliteStore store, CommitPulse pulse)
    {
        var commits = new GroupCommit(store, time, logger);
        return new SqliteParts(
            file,
            store,
            commits,
            new SqliteReaders(file),
            new Projector(() => commits.Write(new PendingProjection()), pulse, store.Projected, time, logger),
            new Retention(
                async old => await commits.Write(new PendingPurge(old)) || await commits.Write(new PendingVacuum()),
                now => OldBefore.At(now, options.Retain, options.Quarantine), time, logger));
    }

    private void TellOnce(Exception cause)
    {
        var reason = $"{options.Path} cannot be opened because its disk is full; tried again each second: make room.";
        if (reason != whyNot)
        {
            whyNot = reason;
            LogNotOpen(reason, cause.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Reason} ({Cause})")]
    private partial void LogNotOpen(string reason, string cause);
}
