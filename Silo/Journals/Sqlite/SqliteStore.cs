namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the group commit writes to: the writer, made anew after each failure.</summary>
internal sealed class SqliteStore : IBatchStore, IDisposable
{
    /// <summary>Small and often, so that no checkpoint holds up a commit for long.</summary>
    private const int PagesBetweenCheckpoints = 1_000;

    private const int EntriesAtOnce = 10_000;

    private readonly SqliteFile file;
    private readonly CommitPulse pulse;
    private readonly long roomOfQuarantine;
    private SqliteWriter writer;
    private long acknowledged;
    private int pages;

    public SqliteStore(SqliteFile file, CommitPulse pulse, long roomOfQuarantine)
    {
        this.file = file;
        this.pulse = pulse;
        this.roomOfQuarantine = roomOfQuarantine;
        writer = OpenWriter(create: true);
        Recent.Reset(writer.Position + 1, writer.Purged);
    }

    /// <summary>The end of the feed.</summary>
    public RecentFeed Recent { get; } = new();

    /// <summary>The position given last.</summary>
    public long Position => writer.Position;

    /// <summary>The position up to which the lists are complete.</summary>
    public long Projected => writer.Projected;

    /// <inheritdoc/>
    public ValueTask Write(IReadOnlyList<PendingWrite> batch)
    {
        writer.Write(batch);
        acknowledged = writer.Position;
        if (writer.HasRewritten)
        {
            Recent.Reset(acknowledged + 1, writer.Purged);
        }
        else
        {
            Recent.Add(writer.Written);
        }

        pulse.Reach(acknowledged);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask Tidy()
    {
        pages += writer.Wal.TakePagesWritten();
        if (pages >= PagesBetweenCheckpoints)
        {
            writer.Wal.Checkpoint();
            pages = 0;
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask Recover()
    {
        writer.Dispose();
        writer = OpenWriter(create: false);
        if (writer.Position < acknowledged)
        {
            throw new InvalidOperationException("The journal's file was replaced by an older one while in use.");
        }

        Recent.Reset(writer.Position + 1, writer.Purged); // it is not known whether the batch that failed was written
        writer.Try();
        return default;
    }

    /// <summary>Has the lists follow many entries while nobody else uses the store.</summary>
    /// <returns>The position that they reached.</returns>
    public async Task<long> Follow()
    {
        var step = new PendingProjection(EntriesAtOnce);
        await Write([step]);
        step.Release();
        var reached = await step.Done;
        await Tidy();
        return reached;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private SqliteWriter OpenWriter(bool create)
    {
        var connection = file.OpenForWriting(create);
        try
        {
            return new SqliteWriter(connection, roomOfQuarantine);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
