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
                    AND (SELECT true FROM leaving WHERE leaving.resource = known) IS NULL
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
        SELECT place, number, position FROM taken WHERE version = first
        """;

    // of several that claim to be the same one of a resource, the first is asked about
    private readonly List<(PendingEvent Pending, RecordedEvent Event)> asked =
    [
        .. events.DistinctBy(one => (one.Write.Key, one.Write.Event.Version))
            .SelectMany(one => Enumerable.Range(0, one.Write.Count).Select(place => (one, one.Write[place]))),
    ];

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        record,
        Each((write, _) => write.Number),
        Nth(),
        OfNew(write => write.Key.Tenant),
        OfNew(write => write.Key.Resource),
        OfNew<Guid?>(write => write.Key.Id),
        Each(heard => heard.Version),
        Each(heard => PostgresText.Store(heard.Event)),
        Each(heard => heard.SentAs == heard.Event ? null : PostgresText.Store(heard.SentAs)),
        Each(heard => PostgresText.Store(heard.Status)),
        Each(heard => VoipbinTime.ToMicroseconds(heard.ReceivedAt)),
        Each(heard => heard.Key.ToBytes()),
        Each(heard => (int)heard.Disposition),
        Each(heard => PostgresText.Store(heard.Reason)),
        Each(heard => heard.Aftermath.Winner),
        Each(heard => PostgresText.Store(heard.Aftermath.PreviousStatus)),
        Each(heard => PostgresText.Store(heard.Aftermath.Status)),
        Each(heard => heard.Aftermath.Ended),
        Each(heard => heard.Aftermath.Deleted),
        Each(heard => heard.Aftermath.Anomalies),
        Each(heard => heard.Data),
        Each(heard => heard.Key.Identity.Fingerprint),
        Each((write, _) => write.Event.Version));

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var taken = await rows.Take(row =>
            (Place: row.GetInt64(0), Given: new Committed(row.GetInt64(1), row.GetInt64(2))));
        var given = taken.ToDictionary(one => asked[(int)one.Place - 1].Pending, one => one.Given);
        foreach (var one in events)
        {
            if (given.TryGetValue(one, out var committed))
            {
                one.Give(committed);
            }
            else
            {
                one.Refuse(new VersionConflictException(
                    $"Version {one.Write.Event.Version} is not the resource's next."));
            }
        }
    }

    private T[] Each<T>(Func<EventWrite, RecordedEvent, T> value) =>
        [.. asked.Select(one => value(one.Pending.Write, one.Event))];

    private T[] Each<T>(Func<RecordedEvent, T> value) => Each((_, heard) => value(heard));

    private T?[] OfNew<T>(Func<EventWrite, T?> value) =>
        Each((write, _) => write.Number is null ? value(write) : default);

    private int?[] Nth()
    {
        var count = 0;
        return Each((write, heard) =>
            write.Number is not null ? (int?)null : ReferenceEquals(heard, write.Event) ? ++count : count);
    }
}
