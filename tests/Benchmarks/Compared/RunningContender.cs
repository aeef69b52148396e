using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.PostgresTests.Server;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>A contender in a process of its own, or several, with an empty store that goes with it.</summary>
internal sealed class RunningContender : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<ServerProcess> processes = [];
    private Footprint? footprint;

    private RunningContender()
    {
    }

    public Uri Url => processes[^1].Url;

    public Footprint Footprint => footprint ??= new Footprint([.. processes.Select(process => process.Id)]);

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="contender">Which.</param>
    /// <param name="postgres">Where it gets a database, if it needs one.</param>
    /// <param name="below">A program, such as a tracer, that runs it.</param>
    public static async Task<RunningContender> Start(
        Contender contender, PostgresServer postgres, params string[] below)
    {
        var running = new RunningContender();
        try
        {
            var store = contender.Store == Contender.Postgres
                ? await postgres.MakeDatabase()
                : running.folder.File("voipbin.db");
            for (var silo = 1; silo <= contender.Silos; silo++)
            {
                var own = Directory.CreateDirectory(running.folder.File($"silo-{silo}")).FullName;
                await running.Add(ServerProcess.LaunchProgram(
                    Repository.Silo, own, [.. Postgres.Settings(store), "--Api:Enabled=false"]));
            }

            var (program, settings) = ProgramOf(contender, store);
            await running.Add(ServerProcess.LaunchProgram(program, running.folder.Path, settings, below));
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGTERM, and waits until it is gone.</summary>
    public async Task Terminate()
    {
        foreach (var process in processes.AsEnumerable().Reverse())
        {
            await process.Terminate();
        }
    }

    public async ValueTask DisposeAsync()
    {
        footprint?.Dispose();
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task Add(ServerProcess process)
    {
        processes.Add(process);
        await process.Ready();
    }

    private static (string Program, string[] Settings) ProgramOf(Contender contender, string store) => contender switch
    {
        { IsOurs: true, Store: Contender.Postgres } => (Repository.Silo, Postgres.Settings(store)),
        { IsOurs: true } => (Repository.Silo, [$"--Storage:Path={store}"]),
        { Silos: > 0 } => (Repository.Api, [$"--ConnectionStrings:voipbin={store}"]),
        _ => (
            Repository.Peers,
            [$"--peer={contender}", $"--store={store}", $"--silo-port={Ports.Free()}"]),
    };
}
