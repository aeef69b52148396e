using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Simulator.Options;

namespace VoipbinGrains.Tests.Simulator;

/// <summary>Small contact centres.</summary>
internal static class Plans
{
    /// <summary>One in which everything happens that can happen, in half an hour of its own time.</summary>
    /// <param name="eras">As on the command line.</param>
    public static CentrePlan Of(string eras) => new()
    {
        Seed = 7,
        Start = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
        Calls = 12,
        Agents = 5,
        Queues = 2,
        Eras = OptionValues.Eras(eras),
        TellsQueues = true,
        ClosesAfter = TimeSpan.FromMinutes(30),
    };

    /// <summary>All that is told of it.</summary>
    public static IReadOnlyList<Webhook> Play(this CentrePlan plan)
    {
        using var centre = new ContactCentre(plan);
        return [.. centre.Webhooks()];
    }
}
