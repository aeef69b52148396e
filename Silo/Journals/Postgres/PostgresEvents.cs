using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The events of a batch as one statement.</summary>
internal sealed class PostgresEvents(List<PendingEvent> events) : IPostgresPart
{
    // the first of those that are written together must be its resource's next: no other writer was first, and none is
    // missing; a resource that is new has its place among the new ones, from which its number follows
    private static readonly string record = $"""
        WITH taken AS (
            SELECT asked.*, (SELECT position FROM head) + row_number() OVER () AS position,
                coalesce(known, (SELECT number FROM head) + nth) AS number
            FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22)
                WITH ORDINALITY AS asked (
                    known, nth, tenant, kind, id, version, event, sent_as, status, received_at, sort_key, disposition,
                    reason, winner, previous_status, status_after, ended, deleted, anomalies, data, fingerprint, first,
                    place)
            WHERE CASE WHEN known IS NULL
                THEN first = 1 AND (
                    SELECT true FROM resource
                    WHERE resource.id = asked.id AND resource.tenant = asked.tenant AND resource.kind = asked.kind
                ) IS NULL
                ELSE first = 1 + (SELECT max(journal.version) FROM journal WHERE journal.resource = known)
                    AND ((SELECT true FROM leaving LIMIT 1) IS NULL
                        OR (SELECT true FROM leaving WHERE leaving.resource = known) IS NULL)
                END
        ), begun AS (
            INSERT INTO resource (number, tenant, kind, id) SELECT number, tenant, kind, id FROM taken
            WHERE known IS NULL AND version = first
        ), moved AS (
            UPDATE head SET position = position + (SELECT count(*) FROM taken),
                number = number + (SELECT coalesce(max(nth), 0) FROM taken)
        ), recorded AS (
            INSERT INTO journal (
                position, resource, version, event, sent_as, status, received_at, sort_key, disposition, reason, winner,
                previous_status, status_after, ended, deleted, anomalies, data)
            SELECT position, number, version, event, sent_as, status, received_at, sort_key, disposition, reason,
                winner, previous_status, status_after, ended, deleted, anomalies, data
            FROM taken
        ), found_by_fingerprint AS (
            INSERT INTO long_history (resource, fingerprint, version)
            SELECT number, fingerprint, version FROM taken WHERE version > {PostgresSchema.ShortHistory}
        )
        SELECT position, number, CASE WHEN (SELECT count(*) FROM taken) < cardinality($6) THEN (
            SELECT coalesce(array_agg(place), array[]::bigint[]) FROM taken) END
        FROM head
        """;

    // of several that claim to be the same one of a resource, the first is asked about
    private readonly Asked[] asked = Number(events.DistinctBy(one => (one.Write.Key, one.Write.Event.Version)));

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        record,
        Each(one => one.Write.Number),
        Each(one => one.Nth),
        OfNew(write => write.Key.Tenant),
        OfNew(write => write.Key.Resource),
        OfNew<Guid?>(write => write.Key.Id),
        EachEvent(heard => heard.Version),
        EachEvent(heard => PostgresText.Store(heard.Event)),
        EachEvent(heard => heard.SentAs == heard.Event ? null : PostgresText.Store(heard.SentAs)),
        EachEvent(heard => PostgresText.Store(heard.Status)),
        EachEvent(heard => VoipbinTime.ToMicroseconds(heard.ReceivedAt)),
        EachEvent(heard => heard.Key.ToBytes()),
        EachEvent(heard => (int)heard.Disposition),
        EachEvent(heard => PostgresText.Store(heard.Reason)),
        EachEvent(heard => heard.Aftermath.Winner),
        EachEvent(heard => PostgresText.Store(heard.Aftermath.PreviousStatus)),
        EachEvent(heard => PostgresText.Store(heard.Aftermath.Status)),
        EachEvent(heard => heard.Aftermath.Ended),
        EachEvent(heard => heard.Aftermath.Deleted),
        EachEvent(heard => heard.Aftermath.Anomalies),
        EachEvent(heard => heard.Data),
        EachEvent(heard => heard.Key.Identity.Fingerprint),
        Each(one => one.Write.Event.Version));

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var (position, number, taken) = (await rows.Take(row => (
            row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<long[]>(2).ToHashSet())))
            .Single();
        var given = new HashSet<PendingEvent>();
        foreach (var (place, one) in asked.Index())
        {
            if (taken is not null && !taken.Contains(place + 1))
            {
                continue;
            }

            position++;
            if (one.IsFirst)
            {
                one.Pending.Give(new Committed(one.Write.Number ?? number + one.Nth!.Value, position));
                given.Add(one.Pending);
            }
        }

        foreach (var one in events.Where(one => !given.Contains(one)))
        {
            one.Refuse(new VersionConflictException($"Version {one.Write.Event.Version} is not the resource's next."));
        }
    }

    private T[] Each<T>(Func<Asked, T> value) => Array.ConvertAll(asked, one => value(one));

    private T[] EachEvent<T>(Func<RecordedEvent, T> value) => Array.ConvertAll(asked, one => value(one.Event));

    private T?[] OfNew<T>(Func<EventWrite, T?> value) =>
        Each(one => one.Write.Number is null ? value(one.Write) : default);

    private static Asked[] Number(IEnumerable<PendingEvent> events)
    {
        var asked = new List<Asked>();
        var begun = 0;
        foreach (var one in events)
        {
            var nth = one.Write.Number is null ? ++begun : (int?)null;
            for (var place = 0; place < one.Write.Count; place++)
            {
                asked.Add(new Asked(one, one.Write[place], nth));
            }
        }

        return [.. asked];
    }

    private readonly record struct Asked(PendingEvent Pending, RecordedEvent Event, int? Nth)
    {
        public EventWrite Write => Pending.Write;

        public bool IsFirst => ReferenceEquals(Event, Write.Event);
    }
}
