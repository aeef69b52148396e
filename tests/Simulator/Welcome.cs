using System.Globalization;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Simulator.Options;

namespace VoipbinGrains.Simulator;

/// <summary>What is about to be played, and how to watch it.</summary>
internal static class Welcome
{
    public static string Of(SimulatorOptions options, CentrePlan plan)
    {
        var start = plan.Start.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"""
            A contact centre with {plan.Calls} calls at a time, {plan.Agents} agents and {plan.Queues} queues,
            told to {options.Webhooks}
            The same again: --seed {plan.Seed} --start {start} and the options of now.
            Watch it: curl -sSN '{new Uri(options.Url, "/v1/stream")}'
            End it: Ctrl+C, and everybody hangs up; once more, and it stops as it is.

            """);
    }
}
