using Npgsql;

using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The connections of this process to the database, each kind with its own patience.</summary>
internal sealed class PostgresDatabase(PostgresAddress address) : IAsyncDisposable
{
    /// <summary>How long a commit, and getting a connection, may take; in seconds.</summary>
    public const int Patience = 2;

    private const int PatienceOfReaders = 4;
    private const int PatienceOfChores = 10;
    private const int MostReaders = 10;
    private const int MostChores = 3;

    // every question of ours is a walk along an index, however large the tables are and whatever is known of them
    private const string Walk = "-c enable_seqscan=off -c enable_mergejoin=off -c jit=off";

    private readonly NpgsqlDataSource alone =
        Make(address, Patience, pool: 0, $"{Walk} -c statement_timeout={Patience * 1000}");

    private readonly NpgsqlDataSource readers =
        Make(address, PatienceOfReaders, MostReaders, $"{Walk} -c enable_hashjoin=off");

    private readonly NpgsqlDataSource chores = Make(
        address, PatienceOfChores, MostChores,
        $"{Walk} -c idle_in_transaction_session_timeout={PatienceOfChores * 1000}");

    /// <summary>A connection of its own, for whoever writes, listens or makes tables.</summary>
    public async Task<NpgsqlConnection> OpenAlone() => await alone.OpenConnectionAsync();

    /// <summary>A connection for one question.</summary>
    public async Task<NpgsqlConnection> OpenForReading() => await readers.OpenConnectionAsync();

    /// <summary>A connection for what is done for no sender.</summary>
    public async Task<NpgsqlConnection> OpenForChores() => await chores.OpenConnectionAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await alone.DisposeAsync();
        await readers.DisposeAsync();
        await chores.DisposeAsync();
    }

    // a statement must see what was committed while it waited for its turn, so none may keep an older picture
    private static NpgsqlDataSource Make(PostgresAddress address, int patience, int pool, string options)
    {
        var settings = address.With(own =>
        {
            own.ApplicationName ??= "voipbin";
            own.Timeout = Patience;
            own.CommandTimeout = patience;
            own.CancellationTimeout = 500;
            own.KeepAlive = 0;
            own.Pooling = pool > 0;
            own.MinPoolSize = 0;
            own.MaxPoolSize = Math.Max(pool, 1);
            own.MaxAutoPrepare = 100;
            own.AutoPrepareMinUsages = 2;
            own.TargetSessionAttributes = null;
            own.Options = $"{own.Options} -c default_transaction_isolation=read\\ committed {options}".Trim();
        });
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        return address.HasSeveralHosts
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }
}
