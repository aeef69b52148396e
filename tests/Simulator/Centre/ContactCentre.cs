using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>
/// A contact centre on a simulated clock. What happens in it is a set of lives (a line, an agent's shift, …), each
/// of which does something and then tells how long it waits; so there is nothing but one queue of who is next. It
/// knows neither the real time nor who is sent what it tells.
/// </summary>
internal sealed class ContactCentre : IDisposable
{
    // how long anything takes at most once it is closed
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(200);

    private readonly CentrePlan plan;
    private readonly PriorityQueue<IEnumerator<TimeSpan>, (long At, long Turn)> lives = new();
    private readonly Queue<Webhook> told = new();
    private readonly BodyWriter writer = new();
    private long now;
    private long turns;
    private volatile bool isClosed;

    public ContactCentre(CentrePlan plan)
    {
        this.plan = plan;
        Chance = new(plan.Seed);
        now = WireTime.Of(plan.Start);
        Queues = [.. Enumerable.Range(1, plan.Queues).Select(number => new Queue(this, number))];
        Agents = [.. Enumerable.Range(1, plan.Agents).Select(number => new Agent(this, number))];
        Array.ForEach([.. Queues], queue => Begin(queue.Live()));
        Array.ForEach([.. Agents], agent => Begin(agent.Live()));
        Array.ForEach([.. Enumerable.Range(0, plan.Calls)], _ => Begin(new Line(this).Live()));
    }

    public Chance Chance { get; }

    /// <summary>The same in each run: a tenant is one customer's.</summary>
    public Guid CustomerId { get; } = new("5e4a0680-804e-41ec-8477-2fea5968d85b");

    public IReadOnlyList<Queue> Queues { get; }

    public IReadOnlyList<Agent> Agents { get; }

    public bool TellsQueues => plan.TellsQueues;

    /// <summary>Whether nobody is let in any more, and who is in is on the way out.</summary>
    public bool IsClosed => isClosed;

    /// <summary>Everything that is told, in the order of the simulated clock, until all is over.</summary>
    public IEnumerable<Webhook> Webhooks()
    {
        var count = 0L;
        var closing = plan.ClosesAfter is { } after ? now + (long)after.TotalMicroseconds : long.MaxValue;
        var hasHurried = false;
        while (lives.TryPeek(out _, out var next))
        {
            isClosed |= next.At >= closing || count >= plan.ClosesAfterEvents;
            if (isClosed && !hasHurried)
            {
                now = Math.Max(now, Math.Min(next.At, closing));
                hasHurried = true;
                HurryAll();
            }

            LiveOn();
            while (told.TryDequeue(out var webhook))
            {
                count++;
                yield return webhook;
            }
        }
    }

    /// <summary>Closes it: whoever is in it comes to an end soon.</summary>
    public void Close() => isClosed = true;

    /// <summary>Something else that happens from now on.</summary>
    public void Begin(IEnumerable<TimeSpan> life) => lives.Enqueue(life.GetEnumerator(), (now, ++turns));

    /// <summary>A wait of so many seconds.</summary>
    public TimeSpan Wait(double from, double to)
    {
        var wait = Chance.Between(from, to);
        return isClosed && wait > Hurry ? Hurry : wait;
    }

    /// <summary>The time, never the same twice, as two events rarely share a microsecond.</summary>
    public long Stamp() => ++now;

    /// <summary>The era of something new.</summary>
    public Era NextEra() => Chance.OneOf(plan.Eras);

    public void Tell(string resource, Guid id, Era era, string verb, Action<BodyWriter> data)
    {
        var type = $"{resource}_{verb}";
        var (body, start) = writer.Envelope(era, type, data);
        told.Enqueue(new Webhook(resource, id, type, now, body, start));
    }

    public void Dispose() => writer.Dispose();

    private void LiveOn()
    {
        lives.TryDequeue(out var life, out var place);
        now = Math.Max(now, place.At);
        if (life!.MoveNext())
        {
            lives.Enqueue(life, (now + (long)life.Current.TotalMicroseconds, ++turns));
        }
        else
        {
            life.Dispose();
        }
    }

    // whoever waits waits no longer than those who hurry
    private void HurryAll()
    {
        var latest = now + (long)Hurry.TotalMicroseconds;
        var all = lives.UnorderedItems.OrderBy(one => one.Priority).ToList();
        lives.Clear();
        lives.EnqueueRange(all.Select(one => (one.Element, (Math.Min(one.Priority.At, latest), one.Priority.Turn))));
    }
}
