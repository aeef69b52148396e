namespace VoipbinGrains.Silo.Streams;

/// <summary>A grain's state as it is stored.</summary>
/// <param name="Version">Counts how often it was written.</param>
/// <param name="Bytes">The state; empty if it was cleared.</param>
[GenerateSerializer, Immutable, Alias("voipbin.StoredState")]
internal sealed record StoredState([property: Id(0)] long Version, [property: Id(1)] byte[] Bytes);

/// <summary>A grain's state to write.</summary>
/// <param name="Id">Which state of which grain.</param>
/// <param name="Version">The version that it was read at; 0 if there was none.</param>
/// <param name="Bytes">The state; empty to clear it.</param>
/// <param name="Stream">The stream whose subscribers it holds; null if it is no such state.</param>
/// <param name="Subscribers">How many they are.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("voipbin.StateWrite")]
internal sealed record StateWrite(
    [property: Id(0)] string Id,
    [property: Id(1)] long Version,
    [property: Id(2)] byte[] Bytes,
    [property: Id(3)] string? Stream,
    [property: Id(4)] int Subscribers,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>
    /// The position after which those begin that came since it was read; null if that is where the feed ends.
    /// </summary>
    [Id(6)]
    public long? After { get; init; }
}

/// <summary>A stream and how many subscribe to it.</summary>
/// <param name="Stream">The stream, namespace and key.</param>
/// <param name="Subscribers">How many subscribe.</param>
/// <param name="Since">
/// The position after which the newest of them are owed, as long as no checkpoint tells it; null if one does.
/// </param>
/// <param name="Revision">Grows with each subscription of whichever stream.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Subscribed")]
internal sealed record Subscribed(
    [property: Id(0)] string Stream,
    [property: Id(1)] int Subscribers,
    [property: Id(2)] long? Since,
    [property: Id(3)] long Revision);

/// <summary>A stream of which not all was told up to where its queue was read.</summary>
/// <param name="Stream">The stream, namespace and key.</param>
/// <param name="Position">Up to here it was told.</param>
/// <param name="Floor">
/// Up to here retention may take what it likes: somebody hears all that is retained, and began when so much was gone.
/// </param>
[GenerateSerializer, Immutable, Alias("voipbin.Laggard")]
internal sealed record Laggard(
    [property: Id(0)] string Stream,
    [property: Id(1)] long Position,
    [property: Id(2)] long Floor);

/// <summary>How far a queue is.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Epoch">Counts the queue's owners: the fence against a former one.</param>
/// <param name="Position">Up to here everything was told, but for the laggards.</param>
/// <param name="Laggards">The streams that are behind.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Checkpoint")]
internal sealed record Checkpoint(
    [property: Id(0)] int Queue,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long Position,
    [property: Id(3)] IReadOnlyList<Laggard> Laggards);

/// <summary>A queue that was taken over.</summary>
/// <param name="Last">Its checkpoint, with the new owner's epoch.</param>
/// <param name="Head">The position given last.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Claim")]
internal sealed record Claim([property: Id(0)] Checkpoint Last, [property: Id(1)] long Head)
{
    /// <summary>From where the queue is read: what nobody was owed is passed over.</summary>
    /// <param name="known">What is subscribed to of its streams.</param>
    /// <param name="anyImplicit">Whether some streams are subscribed to by their namespace.</param>
    public long StartFor(IReadOnlyList<Subscribed> known, bool anyImplicit) =>
        anyImplicit || Last.Laggards.Count > 0 || known.Any(one => one.Since is null)
            ? Last.Position
            : Math.Max(Last.Position, known.Select(one => one.Since!.Value).Append(Head).Min());
}
