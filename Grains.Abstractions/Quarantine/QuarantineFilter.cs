namespace VoipbinGrains.Quarantine;

/// <summary>Which kept bodies are meant; what is null lets all pass.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.QuarantineFilter")]
public sealed record QuarantineFilter
{
    /// <summary>The codes for why they were not let in.</summary>
    [Id(0)]
    public HashSet<string>? Codes { get; init; }

    /// <summary>Whether a replay has let them in.</summary>
    [Id(1)]
    public bool? Replayed { get; init; }

    /// <summary>They were received after this moment.</summary>
    [Id(2)]
    public DateTimeOffset? ReceivedAfter { get; init; }

    /// <summary>They were received before this moment.</summary>
    [Id(3)]
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>Whether a body passes.</summary>
    /// <param name="body">The body.</param>
    public bool Passes(QuarantinedBody body) =>
        Codes?.Contains(body.Code) is not false
        && (Replayed is null || Replayed == body.ReplayedAt is not null)
        && !(body.ReceivedAt <= ReceivedAfter)
        && !(body.ReceivedAt >= ReceivedBefore);
}
