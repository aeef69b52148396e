using System.Runtime.InteropServices;

namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>What the figures were got on.</summary>
internal static class Machine
{
    private const string Load = "/proc/loadavg";

    /// <summary>Prints it, with what else the machine was doing, where that is told.</summary>
    public static void Print()
    {
        var busy = File.Exists(Load) ? $", load average {File.ReadAllText(Load).Split(' ')[0]} before" : "";
        Console.Out.WriteLine(
            $"{Environment.ProcessorCount} cores shared with the load generator{busy}, "
            + $"{RuntimeInformation.FrameworkDescription}\n");
    }

    /// <summary>Tells how far it is, apart from the figures.</summary>
    public static void Progress(string what) =>
        Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");
}
