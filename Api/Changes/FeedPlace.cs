using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>How far a client has come.</summary>
/// <param name="Position">Everything up to this position was told, or is not asked for.</param>
internal sealed record FeedPlace(long Position)
{
    /// <summary>
    /// Below this nothing is owed: who reads everything that is retained, began when so much had been taken already.
    /// </summary>
    public long Floor { get; init; }

    /// <summary>Whether the client has been told that it is live.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether retention has taken what the client has not been told yet.</summary>
    public bool HasMissed(FeedPage page) => Position < page.Retained && page.Retained > Floor;
}
