using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.PostgresTests.Server;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>A contender in a process of its own, with an empty store that goes with it.</summary>
internal sealed class RunningContender : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServerProcess process;

    private RunningContender(TemporaryFolder folder, ServerProcess process, Footprint footprint)
    {
        this.folder = folder;
        this.process = process;
        Footprint = footprint;
    }

    public Uri Url => process.Url;

    public Footprint Footprint { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="contender">Which.</param>
    /// <param name="postgres">Where it gets a database, if it needs one.</param>
    /// <param name="below">A program, such as a tracer, that runs it.</param>
    public static async Task<RunningContender> Start(
        Contender contender, PostgresServer postgres, params string[] below)
    {
        var folder = new TemporaryFolder();
        var store = contender.Store == Contender.Postgres ? await postgres.MakeDatabase() : folder.File("voipbin.db");
        var process = contender.IsOurs
            ? ServerProcess.LaunchProgram(Repository.Silo, folder.Path, SettingsOfOurs(contender, store), below)
            : ServerProcess.LaunchProgram(
                Repository.Peers, folder.Path, [
                    $"--peer={contender}", $"--store={store}", $"--silo-port={Ports.Free()}",
                ], below);
        try
        {
            await process.Ready();
            return new RunningContender(folder, process, new Footprint(process.Id));
        }
        catch
        {
            await process.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>SIGTERM, and waits until it is gone.</summary>
    public Task Terminate() => process.Terminate();

    public async ValueTask DisposeAsync()
    {
        Footprint.Dispose();
        await process.DisposeAsync();
        folder.Dispose();
    }

    private static string[] SettingsOfOurs(Contender contender, string store) =>
        contender.Store == Contender.Postgres ? Postgres.Settings(store) : [$"--Storage:Path={store}"];
}
