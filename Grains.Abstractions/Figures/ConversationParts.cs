namespace VoipbinGrains.Figures;

/// <summary>Which resources belong to a call, as far as the figures remember.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.ConversationParts")]
public sealed record ConversationParts
{
    /// <summary>The legs that were made for the call.</summary>
    [Id(0)]
    public IReadOnlyList<Guid> Legs { get; init; } = [];

    /// <summary>The flows that run or ran for it.</summary>
    [Id(1)]
    public IReadOnlyList<Guid> Activeflows { get; init; } = [];

    /// <summary>Its stays in queues.</summary>
    [Id(2)]
    public IReadOnlyList<Guid> Queuecalls { get; init; } = [];

    /// <summary>The agents that serve or served it.</summary>
    [Id(3)]
    public IReadOnlyList<Guid> Agents { get; init; } = [];

    /// <summary>Of each stay, the queue; those where it cannot be known are not in it.</summary>
    [Id(4)]
    public IReadOnlyDictionary<Guid, Guid> Queues { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>The position up to which this is complete.</summary>
    [Id(5)]
    public required long AsOf { get; init; }
}
