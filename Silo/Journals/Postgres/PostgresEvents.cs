using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The events of a batch as one statement.</summary>
internal sealed class PostgresEvents(List<PendingEvent> events) : IPostgresPart
{
    // an event must be its resource's next: no other writer was first, and none is missing; a resource that is new has
    // its place among the new ones, from which its number follows
    private static readonly string record = $"""
        WITH taken AS (
            SELECT asked.*, (SELECT position FROM head) + row_number() OVER () AS position,
                coalesce(known, (SELECT number FROM head) + nth) AS number
            FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                WITH ORDINALITY AS asked (
                    known, nth, tenant, kind, id, version, event, sent_as, status, received_at, sort_key, disposition,
                    reason, winner, previous_status, status_after, ended, deleted, anomalies, data, fingerprint, place)
            WHERE CASE WHEN known IS NULL
                THEN version = 1 AND (
                    SELECT true FROM resource
                    WHERE resource.id = asked.id AND resource.tenant = asked.tenant AND resource.kind = asked.kind
                ) IS NULL
                ELSE version = 1 + (SELECT max(journal.version) FROM journal WHERE journal.resource = known)
                    AND (SELECT true FROM leaving WHERE leaving.resource = known) IS NULL
                END
        ), begun AS (
            INSERT INTO resource (number, tenant, kind, id) SELECT number, tenant, kind, id FROM taken
            WHERE known IS NULL
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
        SELECT place, number, position FROM taken
        """;

    // of several that claim to be the same one of a resource, the first is asked about
    private readonly List<PendingEvent> asked =
        [.. events.DistinctBy(one => (one.Write.Key, one.Write.Event.Version))];

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        record,
        Each(write => write.Number),
        Nth(),
        OfNew(write => write.Key.Tenant),
        OfNew(write => write.Key.Resource),
        OfNew<Guid?>(write => write.Key.Id),
        Each(write => write.Event.Version),
        Each(write => PostgresText.Store(write.Event.Event)),
        Each(write => write.Event.SentAs == write.Event.Event ? null : PostgresText.Store(write.Event.SentAs)),
        Each(write => PostgresText.Store(write.Event.Status)),
        Each(write => VoipbinTime.ToMicroseconds(write.Event.ReceivedAt)),
        Each(write => write.Event.Key.ToBytes()),
        Each(write => (int)write.Event.Disposition),
        Each(write => PostgresText.Store(write.Event.Reason)),
        Each(write => write.Event.Aftermath.Winner),
        Each(write => PostgresText.Store(write.Event.Aftermath.PreviousStatus)),
        Each(write => PostgresText.Store(write.Event.Aftermath.Status)),
        Each(write => write.Event.Aftermath.Ended),
        Each(write => write.Event.Aftermath.Deleted),
        Each(write => write.Event.Aftermath.Anomalies),
        Each(write => write.Event.Data),
        Each(write => write.Event.Key.Identity.Fingerprint));

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var taken = await rows.Take(row =>
            (Place: row.GetInt64(0), Given: new Committed(row.GetInt64(1), row.GetInt64(2))));
        var given = taken.ToDictionary(one => asked[(int)one.Place - 1], one => one.Given);
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

    private T[] Each<T>(Func<EventWrite, T> value) => [.. asked.Select(one => value(one.Write))];

    private T?[] OfNew<T>(Func<EventWrite, T?> value) => Each(write => write.Number is null ? value(write) : default);

    private int?[] Nth()
    {
        var count = 0;
        return Each(write => write.Number is null ? ++count : (int?)null);
    }
}
