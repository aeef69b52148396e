using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using VoipbinGrains.Tests;

namespace VoipbinGrains.PostgresTests;

/// <summary>A PostgreSQL server with its default settings, in a folder that goes with it.</summary>
public sealed class PostgresServer : IAsyncLifetime, IDisposable
{
    private const string User = "postgres";

    private readonly string[] settings;
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();

    public PostgresServer()
        : this([])
    {
    }

    /// <param name="settings">What it is told besides, on its command line.</param>
    internal PostgresServer(string[] settings) => this.settings = settings;

    private string Data => folder.File("data");

    /// <summary>The connection string of a database of the server.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username={User};Database={database}";

    /// <summary>Makes a new, empty database.</summary>
    /// <param name="name">Its name, if that matters.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> MakeDatabase(string? name = null)
    {
        name ??= $"t{Guid.NewGuid():N}";
        await using var connection = await Connect(ConnectionString(User));
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>A connection that nobody else uses.</summary>
    public static async Task<NpgsqlConnection> Connect(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await Command("chown", User, folder.Path);
        }

        await Run("initdb", "-D", Data, "-U", User, "-A", "trust", "--no-sync", "-E", "UTF8");
        await Start();
    }

    /// <summary>Types commands into a shell that finds the server's programs, for which it is the usual server.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="directory">Where.</param>
    public Task Type(string commands, string directory) => Command(
        "env", $"--chdir={directory}", "PGHOST=127.0.0.1", $"PGPORT={port}", $"PGUSER={User}",
        $"PATH={Path.GetDirectoryName(Find("psql"))}:{Environment.GetEnvironmentVariable("PATH")}",
        "sh", "-c", commands);

    public Task Start() => Run(
        "pg_ctl", "-D", Data, "-w", "-l", folder.File("log"), "-o",
        string.Join(' ', [$"-p {port} -c listen_addresses=127.0.0.1 -k {folder.Path}", .. settings]), "start");

    /// <summary>Stops it: at once, with all that it has acknowledged on its disk.</summary>
    public Task Stop() => Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public async Task DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await Stop();
        }
    }

    public void Dispose() => folder.Dispose();

    // the server refuses to run as root
    private static Task Run(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Command("runuser", ["-u", User, "--", Find(program), .. arguments])
        : Command(Find(program), arguments);

    // Debian keeps each version's programs in a folder of its own
    private static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(one => Path.Combine(one, "bin", program))
            .Last(File.Exists)
        : program;

    private static async Task Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {string.Concat(said)}");
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>One server for all tests that need no more of it than a database of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
