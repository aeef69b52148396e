using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The events of a batch as one statement.</summary>
internal sealed class PostgresEvents(List<PendingEvent> events) : IPostgresPart
{
    // an event must be its resource's next: no other writer was first, and none is missing; of several in a batch that
    // claim to be, the first is
    private static readonly string record = $"""
        WITH asked AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS asked (tenant, kind, id, number, version, place)
        ), later AS (
            SELECT DISTINCT ON (number) place, number FROM asked
            WHERE version = 1 + (SELECT max(journal.version) FROM journal WHERE journal.resource = asked.number)
                AND (SELECT true FROM leaving WHERE leaving.resource = asked.number) IS NULL
            ORDER BY number, place
        ), candidate AS (
            SELECT DISTINCT ON (id, tenant, kind) place, id, tenant, kind FROM asked
            WHERE number IS NULL AND version = 1 AND (
                SELECT true FROM resource
                WHERE resource.id = asked.id AND resource.tenant = asked.tenant AND resource.kind = asked.kind) IS NULL
            ORDER BY id, tenant, kind, place
        ), first AS (
            SELECT place, id, tenant, kind, head.number + row_number() OVER (ORDER BY place) AS number
            FROM candidate, head
        ), known AS (
            INSERT INTO resource (number, tenant, kind, id) SELECT number, tenant, kind, id FROM first
        ), taken AS (
            SELECT place, one.number, head.position + row_number() OVER (ORDER BY place) AS position
            FROM (SELECT place, number FROM later UNION ALL SELECT place, number FROM first) AS one, head
        ), moved AS (
            UPDATE head SET position = position + (SELECT count(*) FROM taken),
                number = number + (SELECT count(*) FROM first)
        ), recorded AS (
            INSERT INTO journal (
                position, resource, version, event, sent_as, status, received_at, sort_key, disposition, reason, winner,
                previous_status, status_after, ended, deleted, anomalies, data)
            SELECT taken.position, taken.number, heard.version, heard.event, sent_as, status, received_at, sort_key,
                disposition, reason, winner, previous_status, status_after, ended, deleted, anomalies, data
            FROM taken JOIN unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) WITH ORDINALITY
                AS heard (version, event, sent_as, status, received_at, sort_key, disposition, reason, winner,
                    previous_status, status_after, ended, deleted, anomalies, data, place) USING (place)
        ), found_by_fingerprint AS (
            INSERT INTO long_history (resource, fingerprint, version)
            SELECT taken.number, fingerprint, version
            FROM taken JOIN unnest($5, $20) WITH ORDINALITY AS heard (version, fingerprint, place) USING (place)
            WHERE version > {PostgresSchema.ShortHistory}
        )
        SELECT place, number, position FROM taken
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        record,
        Each(write => write.Key.Tenant),
        Each(write => write.Key.Resource),
        Each(write => write.Key.Id),
        Each(write => write.Number),
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
        var given = taken.ToDictionary(one => one.Place, one => one.Given);
        for (var i = 0; i < events.Count; i++)
        {
            if (given.TryGetValue(i + 1, out var committed))
            {
                events[i].Give(committed);
            }
            else
            {
                events[i].Refuse(new VersionConflictException(
                    $"Version {events[i].Write.Event.Version} is not the resource's next."));
            }
        }
    }

    private T[] Each<T>(Func<EventWrite, T> value) => [.. events.Select(one => value(one.Write))];
}
