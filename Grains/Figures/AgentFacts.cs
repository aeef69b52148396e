using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Grains.Figures;

/// <summary>What all events heard of an agent add up to: its name, and its statuses one after the other.</summary>
internal sealed class AgentFacts(Guid id)
{
    private readonly SortedList<EventKey, string> statuses = [];
    private Newest<string?> name;

    public Guid Id => id;

    public string? Name => name.Value;

    /// <summary>When it was deleted, in microseconds since 1970; null if it was not.</summary>
    public long? DeletedAt { get; private set; }

    public bool IsDeleted { get; private set; }

    /// <summary>Takes in an event of the agent.</summary>
    public void Add(ToldEvent told)
    {
        name.Offer(told.Key, told.Data.Text("name"u8) ?? told.Data.Text("username"u8));
        if (told.Deletes)
        {
            IsDeleted = true;
            DeletedAt = told.OccurredAt > DeletedAt ? DeletedAt : told.OccurredAt ?? DeletedAt;
        }
        else if (told is { Status: { } status, OccurredAt: not null })
        {
            statuses[told.Key] = status;
        }
    }

    /// <summary>
    /// The statuses one after the other, each from when it began to when the next one did; the last one ends at a
    /// moment, or with the agent.
    /// </summary>
    public IEnumerable<(string Status, long From, long To)> Statuses(long until)
    {
        var last = Math.Min(until, DeletedAt ?? long.MaxValue);
        for (var i = 0; i < statuses.Count; i++)
        {
            var from = statuses.GetKeyAtIndex(i).Microseconds;
            var to = i + 1 < statuses.Count ? Math.Min(statuses.GetKeyAtIndex(i + 1).Microseconds, last) : last;
            if (to > from)
            {
                yield return (statuses.GetValueAtIndex(i), from, to);
            }
        }
    }

    /// <summary>The status that it has now, and since when; the same told again does not begin anew.</summary>
    public (string Status, long Since)? Now()
    {
        if (IsDeleted || statuses.Count == 0)
        {
            return null;
        }

        var first = statuses.Count - 1;
        while (first > 0 && statuses.GetValueAtIndex(first - 1) == statuses.GetValueAtIndex(first))
        {
            first--;
        }

        return (statuses.GetValueAtIndex(first), statuses.GetKeyAtIndex(first).Microseconds);
    }

    /// <summary>Forgets the statuses that were over before a moment.</summary>
    public void Forget(long before)
    {
        while (statuses.Count > 1 && statuses.GetKeyAtIndex(1).Microseconds < before)
        {
            statuses.RemoveAt(0);
        }
    }
}
