namespace VoipbinGrains.Silo.Streams;

/// <summary>The streams that are behind, each with the position of its slowest subscriber.</summary>
internal sealed class Lag
{
    private readonly Dictionary<StreamId, (long Position, long Floor)> slowest = [];

    /// <summary>Those whose cursor was closed long ago, before everything was delivered.</summary>
    public List<(StreamId Stream, long After)> Expired { get; } = [];

    public void Expire(StreamId stream, long? after)
    {
        if (after is { } position)
        {
            Expired.Add((stream, position));
        }
    }

    public void Add(StreamId stream, long position, long floor) =>
        slowest[stream] = slowest.TryGetValue(stream, out var known)
            ? (Math.Min(position, known.Position), Math.Max(floor, known.Floor))
            : (position, floor);

    public IReadOnlyList<Laggard> ToLaggards() =>
        [.. slowest.Select(one => new Laggard(StreamName.Of(one.Key), one.Value.Position, one.Value.Floor))];
}
