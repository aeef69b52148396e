namespace VoipbinGrains.Silo.Streams;

/// <summary>Who hears which of a queue's streams: by name, by a namespace, and by the cursors that are open.</summary>
internal sealed class Hearers(IImplicitStreams implicits)
{
    private readonly Dictionary<StreamId, Subscribed> known = [];

    /// <summary>The streams that are subscribed to by name.</summary>
    public IEnumerable<StreamId> Subscribed => known.Keys;

    /// <summary>The cursors that are open.</summary>
    public OpenCursors Cursors { get; } = new();

    /// <summary>Whether some streams are subscribed to by their namespace.</summary>
    public bool AnyImplicit => implicits.Any;

    /// <summary>Whether anybody hears anything.</summary>
    public bool Any => known.Count > 0 || Cursors.Any || implicits.Any;

    /// <summary>Whether anybody hears a stream.</summary>
    public bool Has(StreamId stream) => IsNamed(stream) || implicits.Has(stream);

    /// <summary>Whether a stream is subscribed to by name, or has a cursor.</summary>
    public bool IsNamed(StreamId stream) => known.ContainsKey(stream) || Cursors.Has(stream);

    public void Set(StreamId stream, Subscribed subscribed) => known[stream] = subscribed;

    public void Remove(StreamId stream) => known.Remove(stream);

    /// <summary>The subscriptions of which a checkpoint tells from now on from where they are owed.</summary>
    /// <param name="holds">Whether a stream is owed something that no cursor tells yet.</param>
    public List<Subscribed> Settle(Func<StreamId, bool> holds)
    {
        var settled = known.Where(one => one.Value.Since is not null && !holds(one.Key)).ToList();
        settled.ForEach(one => known[one.Key] = one.Value with { Since = null });
        return [.. settled.Select(one => one.Value)];
    }
}
