using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>The <c>queue_join</c>s of one call, and which of its stays each one led to.</summary>
internal sealed class QueueJoins
{
    private const string Type = "queue_join";

    // the flow's and the queue's managers have clocks of their own; between the step and the queuecall is one request
    private const long Earliest = -5_000_000;
    private const long Latest = 10_000_000;

    private readonly HashSet<QueueJoin> all = [];

    /// <summary>Whether none is known.</summary>
    public bool IsEmpty => all.Count == 0;

    /// <summary>Takes in an event that may show steps of a flow: an activeflow's, or its call's.</summary>
    /// <returns>Whether a join became known.</returns>
    public bool Add(ToldEvent told)
    {
        var count = all.Count;
        Add(told.Data.Object("current_action"u8), told.OccurredAt);
        Add(told.Data.Object("action"u8), told.OccurredAt);
        foreach (var executed in told.Data.Objects("executed_actions"u8))
        {
            Add(executed, null);
        }

        return all.Count > count;
    }

    /// <summary>
    /// Which queue each stay is in. A join leads to one stay and stays follow their joins in order; of all ways to pair
    /// them, the one with most pairs and least time between. A stay without a pair is in none that can be known.
    /// </summary>
    /// <param name="begins">When each stay began, in order, in microseconds since 1970.</param>
    public Guid?[] Match(IReadOnlyList<long> begins)
    {
        var joins = InOrder();
        var best = new (int Pairs, long Apart)[joins.Count + 1, begins.Count + 1];
        for (var i = joins.Count - 1; i >= 0; i--)
        {
            for (var j = begins.Count - 1; j >= 0; j--)
            {
                best[i, j] = Better(Better(best[i + 1, j], best[i, j + 1]), Paired(best, i, j, joins, begins));
            }
        }

        var queues = new Guid?[begins.Count];
        for (var (i, j) = (0, 0); i < joins.Count && j < begins.Count;)
        {
            if (Paired(best, i, j, joins, begins) is { } paired && paired == best[i, j])
            {
                queues[j++] = joins[i++].Queue;
            }
            else if (best[i + 1, j] == best[i, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return queues;
    }

    private void Add(Payload? step, long? shownAt)
    {
        if (step is null || new FlowAction(step) is not { Type: Type, Option: { } option } action)
        {
            return;
        }

        long? exact = action.ExecutedAt is { } executed ? VoipbinTime.ToMicroseconds(executed) : null;
        if (option.Uuid("queue_id"u8) is { } queue && (exact ?? shownAt) is { } at)
        {
            all.Add(new QueueJoin(queue, action.Id ?? Guid.Empty, at, exact is not null));
        }
    }

    // an action that tells its time is known by it; then the events that show it say nothing more
    private List<QueueJoin> InOrder()
    {
        var exact = all.Where(join => join.IsExact).Select(join => (join.Queue, join.Action)).ToHashSet();
        return
        [
            .. all.Where(join => join.IsExact || !exact.Contains((join.Queue, join.Action)))
                .OrderBy(join => join.At).ThenBy(join => join.Queue).ThenBy(join => join.Action),
        ];
    }

    private static (int Pairs, long Apart)? Paired(
        (int Pairs, long Apart)[,] best, int i, int j, List<QueueJoin> joins, IReadOnlyList<long> begins) =>
        (begins[j] - joins[i].At) is var apart and >= Earliest and <= Latest
            ? (best[i + 1, j + 1].Pairs + 1, best[i + 1, j + 1].Apart + Math.Abs(apart))
            : null;

    private static (int Pairs, long Apart) Better((int Pairs, long Apart) one, (int Pairs, long Apart)? other) =>
        other is { } found && (found.Pairs > one.Pairs || (found.Pairs == one.Pairs && found.Apart < one.Apart))
            ? found
            : one;
}
