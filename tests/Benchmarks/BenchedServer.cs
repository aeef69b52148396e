using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Benchmarks;

/// <summary>The server in a process and a folder of its own; both go with it.</summary>
internal sealed class BenchedServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServerProcess process;

    private BenchedServer(TemporaryFolder folder, ServerProcess process)
    {
        this.folder = folder;
        this.process = process;
        Footprint = new Footprint(process.Id);
    }

    public Uri Url => process.Url;

    public Footprint Footprint { get; }

    public int Id => process.Id;

    /// <summary>How long it took from its start until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>How long the file of the database is, in bytes.</summary>
    public long FileLength => new FileInfo(FileIn(folder)).Length;

    /// <summary>How long the log of the database is, in bytes.</summary>
    public long LogLength => new FileInfo($"{FileIn(folder)}-wal") is { Exists: true } log ? log.Length : 0;

    /// <summary>Starts it on no file, or on one that is made first.</summary>
    /// <param name="make">Makes a file of this path.</param>
    /// <param name="settings">What it is told besides.</param>
    public static async Task<BenchedServer> Start(Func<string, Task>? make = null, params string[] settings)
    {
        var folder = new TemporaryFolder();
        try
        {
            await (make?.Invoke(FileIn(folder)) ?? Task.CompletedTask);
            var process = ServerProcess.Launch(
                folder.Path, [$"--Storage:Path={FileIn(folder)}", "--Storage:RetainDays=0", .. settings]);
            var server = new BenchedServer(folder, process);
            await server.Ready();
            return server;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Asks for something that is answered in JSON.</summary>
    public Task<JsonElement> Get(string path) => process.Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The position given last.</summary>
    public async Task<long> Head() => long.Parse((await Get("/v1/feed")).GetProperty("head").GetString()!);

    public async ValueTask DisposeAsync()
    {
        Footprint.Dispose();
        if (process.Output.Contains("warn:", StringComparison.Ordinal)
            || process.Output.Contains("fail:", StringComparison.Ordinal))
        {
            Machine.Progress($"the server said: {process.Output}");
        }

        await process.DisposeAsync();
        folder.Dispose();
    }

    private static string FileIn(TemporaryFolder folder) => folder.File("voipbin.db");

    private async Task Ready()
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            await process.Ready();
            ReadyAfter = Stopwatch.GetElapsedTime(began);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
