using System.Text.Json;
using VoipbinGrains.Simulator;
using VoipbinGrains.Simulator.Options;

namespace VoipbinGrains.Tests.Simulator;

/// <summary>A run of the simulator with a command line: its exit code, what it printed, and its summary.</summary>
internal sealed record Run(int ExitCode, string Output, JsonElement Summary)
{
    public JsonElement Verification => Summary.GetProperty("verification");

    public static Task<Run> Of(Uri server, params string[] arguments) =>
        Of(server, CancellationToken.None, arguments);

    /// <param name="server">The server.</param>
    /// <param name="close">Closes the centre.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<Run> Of(Uri server, CancellationToken close, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var options = CommandLine.Read([$"--url={server}", $"--json={folder.File("summary.json")}", .. arguments]);
        await using var output = new StringWriter();
        var told = TextWriter.Synchronized(output);
        var exitCode = await new Simulation(options, told, isTerminal: false, TimeProvider.System)
            .Run(close, CancellationToken.None);
        var summary = File.Exists(options.JsonFile) ? await File.ReadAllTextAsync(options.JsonFile) : "{}";
        return new(exitCode, output.ToString(), JsonElement.Parse(summary));
    }
}
