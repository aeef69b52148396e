namespace VoipbinGrains.Silo.Streams;

/// <summary>Which streams of a queue are subscribed to by name.</summary>
internal sealed class QueueSubscriptions
{
    private readonly Dictionary<StreamId, Subscribed> known = [];

    public bool Any => known.Count > 0;

    public IEnumerable<StreamId> Streams => known.Keys;

    public bool Has(StreamId stream) => known.ContainsKey(stream);

    public void Set(StreamId stream, Subscribed subscribed) => known[stream] = subscribed;

    public void Remove(StreamId stream) => known.Remove(stream);

    /// <summary>Those of which a checkpoint tells from now on from where they are owed.</summary>
    /// <param name="holds">Whether a stream is owed something that no cursor tells yet.</param>
    public List<Subscribed> Settle(Func<StreamId, bool> holds)
    {
        var settled = known.Where(one => one.Value.Since is not null && !holds(one.Key)).ToList();
        settled.ForEach(one => known[one.Key] = one.Value with { Since = null });
        return [.. settled.Select(one => one.Value)];
    }
}
