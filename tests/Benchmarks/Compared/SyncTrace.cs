using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>Counts how often processes have the disk synced, as strace tells it.</summary>
/// <param name="file">What strace writes to.</param>
internal sealed partial class SyncTrace(string file)
{
    private const string Tracer = "strace";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestAttach = TimeSpan.FromSeconds(10);

    private string[] Options => ["-f", "-qq", "-ttt", "-e", "trace=fdatasync,fsync", "-e", "signal=none", "-o", file];

    /// <summary>What a process is started below: stopped at syncs only, so that it is hardly slower.</summary>
    public string[] Prefix => [Tracer, "--seccomp-bpf", .. Options];

    /// <summary>Whether the tracer is installed.</summary>
    public static async Task<bool> IsThere()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Tracer, ["-V"]) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Traces all processes of a PostgreSQL server, which runs already.</summary>
    public async Task<Process> Attach(PostgresServer postgres)
    {
        await using var connection = await PostgresServer.Connect(postgres.ConnectionString("postgres"));
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        var postmaster = ParentOf((int)(await command.ExecuteScalarAsync())!);
        int[] all = [postmaster, .. ChildrenOf(postmaster)];
        var process = Process.Start(Tracer, [.. Options, .. all.SelectMany(one => (string[])["-p", $"{one}"])])!;
        var began = Stopwatch.GetTimestamp();
        while (Array.Exists(all, one => TracerOf(one) == 0))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > LongestAttach)
            {
                throw new InvalidOperationException("PostgreSQL cannot be traced.");
            }

            await Task.Delay(Pause);
        }

        return process;
    }

    /// <summary>Lets go of what was attached to.</summary>
    public static async Task Detach(Process tracer)
    {
        using var kill = Process.Start("kill", ["-INT", $"{tracer.Id}"]);
        await tracer.WaitForExitAsync();
    }

    /// <summary>How many syncs returned in a time.</summary>
    public int Count(DateTimeOffset from, DateTimeOffset to) => File.ReadLines(file).Count(line =>
        Synced().Match(line) is { Success: true } synced
        && double.Parse(synced.Groups[1].Value, CultureInfo.InvariantCulture) * 1000 is var at
        && at >= from.ToUnixTimeMilliseconds() && at <= to.ToUnixTimeMilliseconds());

    private static int ParentOf(int process) => Fact(process, "PPid");

    // one that ended meanwhile is traced by nobody and need not be
    private static int TracerOf(int process) => Directory.Exists($"/proc/{process}") ? Fact(process, "TracerPid") : -1;

    private static int Fact(int process, string name) => int.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
            .AsSpan(name.Length + 1),
        CultureInfo.InvariantCulture);

    private static int[] ChildrenOf(int process) =>
        [.. File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];

    // 4711 1766480000.123456 fdatasync(193) = 0, or the end of one that was begun: <... fdatasync resumed>) = 0
    [GeneratedRegex(@"^\d+ +([0-9.]+) .*= 0$")]
    private static partial Regex Synced();
}
