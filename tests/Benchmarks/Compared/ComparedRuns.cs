using VoipbinGrains.Benchmarks.Figures;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>What was measured of a contender with so many connections, round by round.</summary>
/// <param name="Contender">Which.</param>
/// <param name="Connections">How many.</param>
internal sealed record ComparedRuns(Contender Contender, int Connections)
{
    /// <summary>Events acknowledged each second.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>The rate to that of raw in the same round.</summary>
    public List<double> Ratios { get; } = [];

    /// <summary>How long answers took.</summary>
    public List<Spread> Answers { get; } = [];

    /// <summary>How many cores the process used; its database is not in it.</summary>
    public List<double> Cores { get; } = [];

    /// <summary>How often the disk was synced for a thousand events; null if that was not counted.</summary>
    public double? Syncs { get; set; }

    /// <summary>How many events were not acknowledged.</summary>
    public int Refused { get; set; }
}
