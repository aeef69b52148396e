using VoipbinGrains.Queuecalls;

namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// What all events heard of a queuecall add up to. Times are in microseconds since 1970.
/// </summary>
/// <remarks>
/// Talk and wait come from these, never from <c>duration_service</c>, which includes the wait. Two reported ends: the
/// one that stands by the lifecycle counts, and a queuecall counts once.
/// </remarks>
internal sealed class QueuecallFacts(Guid id)
{
    private Newest<QueuecallWords> newest;
    private Newest<long?> end;
    private Newest<Guid?> server;
    private HashSet<Guid>? listed;
    private HashSet<Guid>? agents;
    private bool hasEnded;
    private long createdAt = long.MaxValue;
    private long firstAt = long.MaxValue;

    public Guid Id => id;

    /// <summary>Whether anything was heard of it but that a queue lists it.</summary>
    public bool IsHeard => newest.IsKnown;

    /// <summary>The caller's call; null if it was not told.</summary>
    public CallFacts? Call { get; set; }

    /// <summary>The id that it tells of its call.</summary>
    public Guid? CallId => newest.Value?.Call;

    public string? Status => newest.Value?.Status;

    /// <summary>The agent who serves or served it, or to whom it is put through; null if there is none.</summary>
    public Guid? Agent => newest.Value?.Agent ?? (ServedAt is null ? null : server.Value);

    /// <summary>The agents who served it, or to whom it was put through.</summary>
    public IReadOnlyCollection<Guid> Agents => agents ?? [];

    /// <summary>The queue that its call's flow joined for it.</summary>
    public Guid? JoinedQueue { get; set; }

    /// <summary>Its queue; null where it cannot be known.</summary>
    public Guid? Queue => listed is { Count: 1 } ? listed.First() : JoinedQueue;

    /// <summary>When its wait began.</summary>
    public long CreatedAt => createdAt != long.MaxValue ? createdAt : firstAt;

    /// <summary>When it was served first; null if it was not.</summary>
    public long? ServedAt { get; private set; }

    /// <summary>When its own events say that it was over; null if they do not.</summary>
    public long? ToldEndAt => Status == QueuecallStatus.Done || Status == QueuecallStatus.Abandoned ? end.Value : null;

    /// <summary>Whether it is over, by its own events or because its call is.</summary>
    public bool IsOver => hasEnded || Call is { HasEnded: true };

    /// <summary>When it was over; null if it is not, or it cannot be known.</summary>
    public long? EndedAt => ToldEndAt ?? (Call?.EndedAt is { } end ? Math.Max(end, ServedAt ?? CreatedAt) : null);

    /// <summary>When its wait ended: by service, else with the queuecall; null if not, or if not known.</summary>
    public long? LeftAt => (ServedAt ?? (IsOver ? EndedAt : null)) is { } left ? Math.Max(left, CreatedAt) : null;

    /// <summary>How its wait ended, once it has: the status that stands decides, else whether it was served.</summary>
    public bool IsAnswered => Status == QueuecallStatus.Done
        || (Status != QueuecallStatus.Abandoned && ServedAt is not null);

    /// <summary>How long it waited, once the wait is over.</summary>
    public long Wait => LeftAt!.Value - CreatedAt;

    /// <summary>How long it talked; null if it was not answered or is not over.</summary>
    public long? Talk => IsAnswered && IsOver && EndedAt is { } ended ? Math.Max(0, ended - LeftAt!.Value) : null;

    /// <summary>Where it is counted; null if nowhere.</summary>
    public StayPlace? Counted { get; set; }

    /// <summary>When anything happened to it last.</summary>
    public long LastAt { get; private set; } = long.MinValue;

    /// <summary>Whether it is still in the queue: not over, nor overdue.</summary>
    public bool IsLive(long overdueBefore) => !IsOver && CreatedAt >= overdueBefore;

    /// <summary>Takes in an event of it.</summary>
    /// <returns>Whether its call or its beginning is another now.</returns>
    public bool Add(ToldEvent told)
    {
        var before = (CallId, CreatedAt);
        var words = new QueuecallWords(
            told.Status, told.Data.Uuid("reference_id"u8), told.Data.Uuid("service_agent_id"u8));
        newest.Offer(told.Key, words);
        hasEnded |= told.HasEnded;
        createdAt = Math.Min(createdAt, told.Time("tm_create"u8) ?? long.MaxValue);
        firstAt = Math.Min(firstAt, told.OccurredAt ?? told.ReceivedAt);
        LastAt = Math.Max(LastAt, told.OccurredAt ?? told.ReceivedAt);
        LearnService(told, words);
        if (told.IsEnd && !told.IsDeletion)
        {
            end.Offer(told.Key, told.OccurredAt);
        }

        return before != (CallId, CreatedAt);
    }

    /// <summary>A queue lists it as one of its own.</summary>
    public void AddListing(Guid queue, ToldEvent told)
    {
        (listed ??= []).Add(queue);
        LastAt = Math.Max(LastAt, told.OccurredAt ?? told.ReceivedAt);
    }

    // connecting of 2022 told a tm_service too, the time at which the agent was picked
    private void LearnService(ToldEvent told, QueuecallWords words)
    {
        var isServed = told.Status == QueuecallStatus.Service;
        if (isServed || told.Status == QueuecallStatus.Done)
        {
            var at = told.Time("tm_service"u8) ?? (isServed && !told.IsDeletion ? told.OccurredAt : null);
            ServedAt = at is { } known && !(ServedAt <= known) ? known : ServedAt;
        }

        if (words.Agent is not { } agent)
        {
            return;
        }

        (agents ??= []).Add(agent);
        if (isServed || told.IsEnd)
        {
            server.Offer(told.Key, agent);
        }
    }
}

/// <summary>What one event says of its queuecall.</summary>
internal sealed record QueuecallWords(string? Status, Guid? Call, Guid? Agent);
