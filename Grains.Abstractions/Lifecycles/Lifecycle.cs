using System.Collections.Frozen;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Lifecycles;

/// <summary>
/// A resource's lifecycle as data: its statuses and what may follow them, its event types, and the order of its events.
/// Everything that judges, draws or publishes the lifecycle reads these tables.
/// </summary>
public sealed class Lifecycle
{
    /// <summary>The rank of an event that tells no status and whose type announces none: below every status.</summary>
    private const sbyte NoStatus = -1;

    private readonly FrozenDictionary<string, StatusRow> statuses;
    private readonly FrozenDictionary<string, EventRow> events;
    private readonly FrozenDictionary<string, FrozenSet<string>> reachable;

    /// <summary>Makes a lifecycle of its tables.</summary>
    /// <param name="statuses">The statuses; none if the resource has none.</param>
    /// <param name="events">The event types.</param>
    public Lifecycle(IReadOnlyList<StatusRow> statuses, IReadOnlyList<EventRow> events)
    {
        Statuses = statuses;
        Events = events;
        this.statuses = WithFormerWords(statuses, row => row.Status, row => row.FormerWord);
        this.events = WithFormerWords(events, row => row.Type, row => row.FormerWord);
        reachable = statuses.ToFrozenDictionary(row => row.Status, row => Reachable(row.Status));
    }

    /// <summary>The statuses in the order in which they are usually passed.</summary>
    public IReadOnlyList<StatusRow> Statuses { get; }

    /// <summary>The event types.</summary>
    public IReadOnlyList<EventRow> Events { get; }

    /// <summary>The event types in the words of both eras.</summary>
    internal IEnumerable<string> Words => events.Keys;

    /// <summary>
    /// What outweighs an event's time when events are ordered; 0 for all means that the last write wins.
    /// </summary>
    public required Func<EventFacts, sbyte> Precedence { get; init; }

    /// <summary>Whether, at one time, the status of greater rank is the newer.</summary>
    public bool RankBreaksTies { get; init; }

    /// <summary>The rank of a status that is no word of the table.</summary>
    public sbyte UnknownRank { get; init; }

    /// <summary>Whether a <c>tm_delete</c> means a deletion: a queuecall of 2022 carried it as its end.</summary>
    public bool DeleteTimeIsDeletion { get; init; } = true;

    /// <summary>The row of an event type in the words of either era; null if this lifecycle has none such.</summary>
    /// <param name="type">The type as sent.</param>
    public EventRow? EventOf(string type) => events.GetValueOrDefault(type);

    /// <summary>The row of a status in the words of either era; null if it is no word of the table.</summary>
    /// <param name="status">The status as sent.</param>
    public StatusRow? StatusOf(string status) => statuses.GetValueOrDefault(status);

    /// <summary>What the rule of order needs to know of an event.</summary>
    /// <param name="heard">An event of this lifecycle's resource.</param>
    /// <exception cref="ArgumentException">Its type is none of this lifecycle's.</exception>
    public EventFacts FactsOf(WebhookEvent heard) => FactsOf(heard.SentAs, heard.Status, heard.DeletedAt is not null);

    /// <summary>What the rule of order needs to know of an event of a type.</summary>
    /// <param name="type">The type, in the words of either era.</param>
    /// <param name="status">The status as sent; null if it tells none.</param>
    /// <param name="hasDeleteTime">Whether its <c>tm_delete</c> is a time.</param>
    /// <exception cref="ArgumentException">The type is none of this lifecycle's.</exception>
    public EventFacts FactsOf(string type, string? status, bool hasDeleteTime)
    {
        var known = EventOf(type) ?? throw new ArgumentException($"No lifecycle row for {type}.", nameof(type));
        var told = status is { } word ? StatusOf(word) : null;
        var row = told ?? (known.Announces is { } announced ? StatusOf(announced) : null);
        var shown = row?.Status ?? (Statuses.Count > 0 ? status : null);
        var rank = row?.Rank ?? (shown is null ? NoStatus : UnknownRank);
        return new EventFacts(shown, rank, row is { IsTerminal: true }, known.IsDeletion, hasDeleteTime);
    }

    /// <summary>An event's place in the order of its resource's events.</summary>
    /// <param name="heard">An event of this lifecycle's resource.</param>
    public EventKey KeyOf(WebhookEvent heard)
    {
        var facts = FactsOf(heard);
        return new EventKey(
            Precedence(facts),
            heard.OccurredAt is { } time ? VoipbinTime.ToMicroseconds(time) : EventKey.NoTime,
            RankBreaksTies ? facts.Rank : default,
            EventOf(heard.SentAs)!.Rank,
            heard.Identity);
    }

    /// <summary>Whether an event says that its resource was deleted.</summary>
    /// <param name="facts">The event's facts.</param>
    public bool Deletes(EventFacts facts) => facts.IsDeletion || (DeleteTimeIsDeletion && facts.HasDeleteTime);

    /// <summary>Whether a recorded event says that its resource was deleted.</summary>
    /// <param name="recorded">The event, with its data.</param>
    public bool Deletes(RecordedEvent recorded) => EventOf(recorded.SentAs) is { IsDeletion: true }
        || (DeleteTimeIsDeletion && Payload.Read(recorded.Data).Time("tm_delete"u8) is not null);

    /// <summary>Whether a status is an end.</summary>
    /// <param name="status">A status in today's words.</param>
    public bool IsTerminal(string? status) => status is not null && StatusOf(status) is { IsTerminal: true };

    /// <summary>Whether the table lets one status follow another directly.</summary>
    /// <param name="from">A status in today's words.</param>
    /// <param name="to">Another.</param>
    public bool Follows(string from, string to) => StatusOf(from)?.Followers.Contains(to) is true;

    /// <summary>Whether the table lets one status follow another directly or by steps.</summary>
    /// <param name="from">A status in today's words.</param>
    /// <param name="to">Another.</param>
    public bool Reaches(string from, string to) => reachable.TryGetValue(from, out var further) && further.Contains(to);

    private FrozenSet<string> Reachable(string from)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var status))
        {
            foreach (var follower in statuses[status].Followers)
            {
                if (reached.Add(follower))
                {
                    open.Push(follower);
                }
            }
        }

        return reached.ToFrozenSet();
    }

    private static FrozenDictionary<string, TRow> WithFormerWords<TRow>(
        IReadOnlyList<TRow> rows, Func<TRow, string> word, Func<TRow, string?> formerWord) =>
        rows.Select(row => KeyValuePair.Create(word(row), row))
            .Concat(rows
                .Where(row => formerWord(row) is not null)
                .Select(row => KeyValuePair.Create(formerWord(row)!, row)))
            .ToFrozenDictionary();
}
