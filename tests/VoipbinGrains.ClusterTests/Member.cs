using System.Diagnostics;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.ClusterTests;

/// <summary>A process of the cluster, which is the same each time it is started.</summary>
internal sealed class Member(string name, string program, string folder, params string[] settings) : IAsyncDisposable
{
    private ServerProcess? process;

    /// <summary>What it printed since it was started last.</summary>
    public string Output => process?.Output ?? "";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start()
    {
        process = ServerProcess.LaunchProgram(program, folder, settings);
        await process.Ready();
    }

    /// <summary>Kill -9.</summary>
    public Task Kill() => process!.Kill();

    /// <summary>SIGTERM, and the time it takes to go.</summary>
    public Task<TimeSpan> Terminate() => process!.Terminate();

    /// <summary>Waits until it ends by itself.</summary>
    public Task<int> Exit() => process!.Exit();

    /// <summary>Stops the clock for it.</summary>
    public Task Freeze() => Signal("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task Thaw() => Signal("-CONT");

    public override string ToString() => name;

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }
}
