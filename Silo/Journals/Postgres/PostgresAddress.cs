using Npgsql;
using VoipbinGrains.Silo.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Where the database is. What it prints as tells no secret.</summary>
internal sealed class PostgresAddress
{
    /// <summary>The connection string's name in the configuration.</summary>
    public const string Name = "voipbin";

    private readonly NpgsqlConnectionStringBuilder settings;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => this.settings = settings;

    /// <summary>Whether it names several servers, of which one takes writes.</summary>
    public bool HasSeveralHosts => settings.Host?.Contains(',') is true;

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="RefusedToStartException">It is missing or cannot be read.</exception>
    public static PostgresAddress Of(string? connectionString)
    {
        var settings = Read(connectionString);
        return string.IsNullOrEmpty(settings?.Host)
            ? throw new RefusedToStartException(
                $"ConnectionStrings:{Name} is needed with Storage:Provider=Postgres: "
                    + "set it like Host=db;Database=voipbin;Username=voipbin;Password=...")
            : new PostgresAddress(settings);
    }

    /// <summary>The settings with others laid over them.</summary>
    public NpgsqlConnectionStringBuilder With(Action<NpgsqlConnectionStringBuilder> others)
    {
        var copy = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        others(copy);
        return copy;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"PostgreSQL database {settings.Database ?? settings.Username ?? "of the user's name"} on {settings.Host}";

    // what Npgsql says of a string that it cannot read may quote a part of it, and so of the password
    private static NpgsqlConnectionStringBuilder? Read(string? connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            throw new RefusedToStartException(
                $"ConnectionStrings:{Name} cannot be read: set it to key=value pairs of Npgsql, with ; between them, "
                    + "and a value that holds a ; in quotes.");
        }
    }
}
