using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A part of the feed, read from its end, so that of each resource its last event is met first.</summary>
internal sealed class HeardPart
{
    private readonly Dictionary<long, WinnerFacts> facts = [];
    private readonly Dictionary<long, HeardEvent> last = [];

    /// <summary>Every entry.</summary>
    public List<HeardEvent> All { get; } = [];

    /// <summary>The last of each resource's events.</summary>
    public IEnumerable<HeardEvent> Last => last.Values;

    /// <summary>Begins another part.</summary>
    public void Clear()
    {
        facts.Clear();
        last.Clear();
        All.Clear();
    }

    /// <summary>Adds the rows of a query of <see cref="HeardEvent"/>.</summary>
    public void Add(SqliteDataReader rows)
    {
        while (rows.Read())
        {
            Add(HeardEvent.Read(rows), rows, HeardEvent.ReadFacts);
        }
    }

    /// <summary>Adds an entry that is before all that were added.</summary>
    /// <param name="heard">The entry.</param>
    /// <param name="source">What its facts are read of.</param>
    /// <param name="read">Reads them.</param>
    public void Add<T>(HeardEvent heard, T source, Func<T, WinnerFacts> read)
    {
        All.Add(heard);
        if (heard.Resource is not { } resource)
        {
            return;
        }

        if (!last.TryAdd(resource, heard))
        {
            last[resource] = last[resource] with
            {
                FirstVersion = heard.Version,
                IsWithdrawal = heard.IsWithdrawal || last[resource].IsWithdrawal,
            };
        }

        // data is read where it is needed: of most events somebody else's counts
        if (last[resource].Winner == heard.Version)
        {
            facts[resource] = read(source);
        }
    }

    /// <summary>What a resource's newest event tells; null if that event is not among these.</summary>
    public WinnerFacts? FactsOf(HeardEvent heard) =>
        facts.TryGetValue(heard.Resource!.Value, out var read) ? read : null;
}
