using static VoipbinGrains.Simulator.Options.OptionValues;

namespace VoipbinGrains.Simulator.Options;

/// <summary>All options, in the order in which help lists them.</summary>
internal static class OptionTable
{
    public static IReadOnlyList<Option> All { get; } =
    [
        new("url", "URL", "the server; webhooks go to its /v1/webhooks (http://localhost:5080)",
            (options, value) => options with { Url = Url(value) }),
        new("addresses", "A,B", "addresses, with or without port, to try in turn instead of the URL's host's",
            (options, value) => options with { Addresses = Addresses(value) }),
        new("tenant", "NAME", "the tenant that is sent to and read (default)",
            (options, value) => options with { Tenant = value }),
        new("secret", "TEXT", "the webhook secret to sign with (none: not signed)",
            (options, value) => options with { Secret = value }),
        new("key", "TEXT", "the key to read with, where --verify needs one (none)",
            (options, value) => options with { Key = value }),
        new("era", "2022|today|both", "VoIPBin's words and forms; both: each resource in either (today)",
            (options, value) => options with { Eras = Eras(value) }),
        new("calls", "N", "callers and called at a time, new ones come as others go (8; with --rate 2.5 times it)",
            (options, value) => options with { Calls = Whole(value, least: 0) }),
        new("agents", "N", "agents (one for two calls)",
            (options, value) => options with { Agents = Whole(value, least: 0) }),
        new("queues", "N", "queues (one for twenty calls, 2 to 12)",
            (options, value) => options with { Queues = Whole(value, least: 1) }),
        new("tell-queues", null, "send queue_created and queue_updated, which VoIPBin promises and never sends",
            (options, _) => options with { TellsQueues = true }),
        new("rate", "N", "events each second; the simulated clock then goes as fast as that needs (a human pace)",
            (options, value) => options with { Rate = Number(value, above: 0) }),
        new("speed", "N", "how many times faster than the real clock the simulated one goes, without --rate (1)",
            (options, value) => options with { Speed = Number(value, above: 0) }),
        new("duration", "TIME", "how long, as 30s, 10m or 1h; then everybody hangs up (until Ctrl+C)",
            (options, value) => options with { Duration = Duration(value) }),
        new("seed", "N", "the same seed and options make the same bodies (another one each time)",
            (options, value) => options with { Seed = Whole(value, int.MinValue) }),
        new("start", "TIME", "where the simulated clock begins, as 2026-11-02T09:00:00Z (now; with --seed that one)",
            (options, value) => options with { Start = Instant(value) }),
        new("in-flight", "N", "deliveries at a time at most; the rest wait (5000; VoIPBin knows no limit)",
            (options, value) => options with { MostInFlight = Whole(value, least: 1) }),
        new("reorder", "TIME", "send each event later by chance, at most so much (0s)",
            (options, value) => options with { Reorder = Duration(value) }),
        new("duplicates", "PART", "the part of events that is delivered twice, 0 to 1 (0)",
            (options, value) => options with { Duplicates = Part(value) }),
        new("loss", "PART", "the part of events that is never sent, 0 to 1 (0)",
            (options, value) => options with { Loss = Part(value) }),
        new("verify", null, "follow the stream, and at the end hold the server against what was told",
            (options, _) => options with { Verifies = true }),
        new("patience", "TIME", "how long to wait for a server that is away, or behind, when verifying (60s)",
            (options, value) => options with { Patience = Duration(value) }),
        new("json", "FILE", "write the summary there too",
            (options, value) => options with { JsonFile = value }),
        new("help", null, "this",
            (options, _) => options with { IsHelpWanted = true }),
    ];
}
