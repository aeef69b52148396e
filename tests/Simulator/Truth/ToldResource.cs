namespace VoipbinGrains.Simulator.Truth;

/// <summary>A resource that was told of, with all its events in the order in which they were told.</summary>
internal sealed class ToldResource(string kind, Guid id)
{
    private readonly OrderedDictionary<EventHash, ToldEvent> events = [];

    public string Kind => kind;

    public Guid Id => id;

    /// <summary>Each event once; to be read when nothing is told any more.</summary>
    public IReadOnlyList<ToldEvent> Events => events.Values;

    public string Path => $"/v1/{kind}s/{id}";

    /// <summary>The event with this hash; null if there is none.</summary>
    public ToldEvent? Find(EventHash hash) => events.GetValueOrDefault(hash);

    /// <summary>Adds an event, which VoIPBin may tell twice.</summary>
    public ToldEvent Add(ToldEvent told)
    {
        events.TryAdd(told.Hash, told);
        return events[told.Hash];
    }

    public override string ToString() => $"{kind} {id}";
}
