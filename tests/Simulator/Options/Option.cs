namespace VoipbinGrains.Simulator.Options;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Its name, without dashes.</param>
/// <param name="Value">What follows it; null for a switch.</param>
/// <param name="Meaning">What it does, with unit and default.</param>
/// <param name="Set">Sets it. Throws a <see cref="FormatException"/> that says what it takes.</param>
internal sealed record Option(
    string Name, string? Value, string Meaning, Func<SimulatorOptions, string, SimulatorOptions> Set);
