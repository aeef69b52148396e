namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>How resources of a kind live.</summary>
/// <param name="Resource">The kind in the singular.</param>
/// <param name="Share">How many of 200 resources are of it.</param>
/// <param name="Events">The events of a life, in order.</param>
internal sealed record LifeKind(string Resource, int Share, IReadOnlyList<(string Type, string Status)> Events)
{
    public static LifeKind Call { get; } = new("call", 176,
    [
        ("call_created", "dialing"),
        ("call_ringing", "ringing"),
        ("call_progressing", "progressing"),
        ("call_updated", "progressing"),
        ("call_hangup", "hangup"),
    ]);

    public static IReadOnlyList<LifeKind> All { get; } =
    [
        Call,
        new("activeflow", 14,
        [
            ("activeflow_created", "running"),
            ("activeflow_updated", "running"),
            ("activeflow_updated", "running"),
            ("activeflow_updated", "running"),
            ("activeflow_updated", "ended"),
        ]),
        new("queuecall", 9,
        [
            ("queuecall_created", "initiating"),
            ("queuecall_waiting", "waiting"),
            ("queuecall_connecting", "connecting"),
            ("queuecall_serviced", "service"),
            ("queuecall_done", "done"),
        ]),
        new("agent", 1,
        [
            ("agent_created", "available"),
            ("agent_status_updated", "busy"),
            ("agent_status_updated", "available"),
            ("agent_status_updated", "away"),
            ("agent_status_updated", "available"),
        ]),
    ];

    /// <summary>The kind at a place among 200.</summary>
    public static LifeKind At(int place)
    {
        var kind = 0;
        for (var passed = All[0].Share; place >= passed; passed += All[kind].Share)
        {
            kind++;
        }

        return All[kind];
    }
}
