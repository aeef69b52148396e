using VoipbinGrains.Feed;

namespace VoipbinGrains.Streams;

/// <summary>
/// A change that a subscriber did not take, however often it was tried; the stream went on without it.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.DeadLetter")]
public sealed record DeadLetter
{
    /// <summary>Its number: letters that came later have greater ones.</summary>
    [Id(0)]
    public long Id { get; init; }

    /// <summary>The tenant whose change it is.</summary>
    [Id(1)]
    public required string Tenant { get; init; }

    /// <summary>The subscription, by the id of its handle.</summary>
    [Id(2)]
    public required Guid Subscription { get; init; }

    /// <summary>The stream, namespace and key: <c>call/default/5371e9db-…</c>.</summary>
    [Id(3)]
    public required string Stream { get; init; }

    /// <summary>The <see cref="Change.Position"/> of the change.</summary>
    [Id(4)]
    public required long Position { get; init; }

    /// <summary>When it was given up, UTC.</summary>
    [Id(5)]
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>When it was taken after all, UTC; null if it was not.</summary>
    [Id(6)]
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>The change; null in a list, and when retention has taken it.</summary>
    [Id(7)]
    public Change? Change { get; init; }
}
