using Orleans.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The streams that a queue's agent is to look at.</summary>
internal sealed class Wakes
{
    private readonly Dictionary<StreamId, long> pending = [];
    private readonly Signal more = new();

    /// <summary>Ends when there is one, after it was asked for.</summary>
    public Task More => more.Next;

    /// <summary>The streams, each with the position after which there may be something.</summary>
    public IReadOnlyDictionary<StreamId, long> Pending => pending;

    public void Add(StreamId stream, long after)
    {
        pending[stream] = pending.TryGetValue(stream, out var known) ? Math.Min(known, after) : after;
        more.Set();
    }

    /// <summary>What an agent understands: a delivery of nothing.</summary>
    public List<IBatchContainer> Take()
    {
        var taken = pending.Select(one => (IBatchContainer)new ChangeBatch
        {
            StreamId = one.Key,
            Changes = [],
            Token = VoipbinStreams.From(one.Value + 1),
        }).ToList();
        pending.Clear();
        return taken;
    }
}
