namespace VoipbinGrains.Tenants;

/// <summary>Something that an operator asked for, noted before it is done.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.AuditEntry")]
public sealed record AuditEntry
{
    /// <summary>Its number; 0 until the journal has given one.</summary>
    [Id(0)]
    public long Id { get; init; }

    /// <summary>When it was asked for, in whole microseconds, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked: the beginning of the key's hash, or that no key was needed.</summary>
    [Id(2)]
    public required string Who { get; init; }

    /// <summary>What was asked for, in a word.</summary>
    [Id(3)]
    public required string Action { get; init; }

    /// <summary>To what: an id, or the filter as sent.</summary>
    [Id(4)]
    public required string Subject { get; init; }
}
