using System.Net;
using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Centre;

namespace VoipbinGrains.Simulator.Options;

/// <summary>What is asked for; what is left out is chosen so that the rest makes sense.</summary>
internal sealed record SimulatorOptions
{
    private const int DemoCalls = 8;

    // about 2.5 calls at a time make an event a second at a human pace
    private const double CallsForEachEvent = 2.5;
    private const double AgentsForEachCall = 0.5;
    private const int CallsForEachQueue = 20;
    private const int MostQueues = 12;

    private static readonly DateTimeOffset StartOfSeeded = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public Uri Url { get; init; } = new("http://localhost:5080");

    public IReadOnlyList<IPEndPoint> Addresses { get; init; } = [];

    public string Tenant { get; init; } = "default";

    public string? Secret { get; init; }

    public string? Key { get; init; }

    public IReadOnlyList<Era> Eras { get; init; } = [Era.Today];

    public int? Calls { get; init; }

    public int? Agents { get; init; }

    public int? Queues { get; init; }

    public bool TellsQueues { get; init; }

    public double? Rate { get; init; }

    public double Speed { get; init; } = 1;

    public TimeSpan? Duration { get; init; }

    public int? Seed { get; init; }

    public DateTimeOffset? Start { get; init; }

    public int MostInFlight { get; init; } = 5000;

    public TimeSpan Reorder { get; init; }

    public double Duplicates { get; init; }

    public double Loss { get; init; }

    public bool Verifies { get; init; }

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public string? JsonFile { get; init; }

    public bool IsHelpWanted { get; init; }

    /// <summary>Where webhooks go.</summary>
    public Uri Webhooks => new(Url, Tenant == "default" ? "/v1/webhooks" : $"/v1/webhooks/{Tenant}");

    /// <summary>The centre that is asked for.</summary>
    /// <param name="now">The real time, at which an unseeded clock begins.</param>
    /// <param name="anySeed">The seed if none was given.</param>
    public CentrePlan Plan(DateTimeOffset now, int anySeed)
    {
        var calls = Calls ?? (Rate is { } rate ? (int)Math.Ceiling(rate * CallsForEachEvent) : DemoCalls);
        return new CentrePlan
        {
            Seed = Seed ?? anySeed,
            Start = Start ?? (Seed is null ? now : StartOfSeeded),
            Calls = calls,
            Agents = Agents ?? (int)Math.Ceiling(calls * AgentsForEachCall),
            Queues = Queues ?? Math.Clamp(calls / CallsForEachQueue, 2, MostQueues),
            Eras = Eras,
            TellsQueues = TellsQueues,
            ClosesAfter = Rate is null && Duration is { } duration ? duration * Speed : null,
            ClosesAfterEvents = Rate is { } each && Duration is { } sending
                ? (long)(each * sending.TotalSeconds)
                : null,
        };
    }
}
