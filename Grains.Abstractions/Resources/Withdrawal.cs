namespace VoipbinGrains.Resources;

/// <summary>What an operator asks for who takes one recorded event out of what a resource adds up to.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.Withdrawal")]
public sealed record Withdrawal
{
    /// <summary>The event's place in the feed.</summary>
    [Id(0)]
    public required long Position { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    [Id(1)]
    public required string Reason { get; init; }

    /// <summary>Whether the event's data is removed from what is kept.</summary>
    [Id(2)]
    public bool Erases { get; init; }

    /// <summary>When it was asked for, in whole microseconds, UTC.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }
}
