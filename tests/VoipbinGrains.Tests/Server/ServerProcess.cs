using System.Diagnostics;
using System.Globalization;

namespace VoipbinGrains.Tests.Server;

/// <summary>The program as its user starts it, in a process of its own, so that it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly bool isBelow;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];
    private readonly string[] settings;

    private ServerProcess(string[] prefix, string program, string folder, int port, string[] settings)
    {
        isBelow = prefix.Length > 0;
        this.settings = settings;
        Url = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] command = [.. prefix, "dotnet", program, $"--Urls={Url}", .. settings];
        start.FileName = command[0];
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        Http = new HttpClient { BaseAddress = Url };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"It exited: {Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <summary>How much of the machine's memory it uses, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    // below another program, the server is that program's only child
    private string Program => isBelow
        ? File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Trim()
        : process.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Starts it in a folder and does not wait until it is ready.</summary>
    public static ServerProcess Launch(string folder, params string[] settings) =>
        new([], Repository.Silo, folder, Ports.Free(), settings);

    /// <summary>Starts it at a port of 127.0.0.1 and does not wait until it is ready.</summary>
    public static ServerProcess LaunchAt(int port, string folder, string[] settings) =>
        new([], Repository.Silo, folder, port, settings);

    /// <summary>Starts it below another program, such as a tracer.</summary>
    public static ServerProcess LaunchBelow(string[] prefix, string folder) =>
        new(prefix, Repository.Silo, folder, Ports.Free(), []);

    /// <summary>Starts a program in a folder, if need be below another, and does not wait until it is ready.</summary>
    public static ServerProcess LaunchProgram(
        string program, string folder, string[] settings, params string[] prefix) =>
        new(prefix, program, folder, Ports.Free(), settings);

    /// <summary>Starts it in a folder and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(string folder, params string[] settings)
    {
        var server = Launch(folder, settings);
        await server.Ready();
        return server;
    }

    /// <summary>Starts a copy of it, whose files can be changed, and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartCopy(string program, string folder)
    {
        var server = new ServerProcess([], program, folder, Ports.Free(), []);
        await server.Ready();
        return server;
    }

    public Task Ready() => ready.Task.WaitAsync(LongestStart);

    public async Task<int> Exit()
    {
        await process.WaitForExitAsync().WaitAsync(LongestStart);
        return process.ExitCode;
    }

    /// <summary>Kill -9.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the time it takes to go.</summary>
    public async Task<TimeSpan> Terminate()
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", Program]);
        await Exit();
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            await Kill();
        }

        await process.WaitForExitAsync(); // all that it wrote is heard
        process.Dispose();
        Assert.Null(Confidences.FirstIn(output, settings));
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }

        if (line.Contains("Ready on", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
