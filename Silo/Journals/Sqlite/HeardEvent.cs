using Microsoft.Data.Sqlite;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>An entry of the feed as lists and counters see it; without a resource if it is not modelled.</summary>
internal sealed record HeardEvent(
    long Position,
    string Tenant,
    string Type,
    long ReceivedAt,
    long? Resource,
    string Kind,
    int Version,
    int Winner,
    string? Status,
    Stage Stage,
    bool IsWithdrawal)
{
    /// <summary>The resources' events after a position and up to another, the last first.</summary>
    public const string Recorded = """
        SELECT journal.position, resource.tenant, journal.event, journal.received_at, journal.resource, resource.kind,
            journal.version, journal.winner, journal.status_after, journal.ended + journal.deleted,
            journal.disposition, journal.data
        FROM journal CROSS JOIN resource ON resource.number = journal.resource
        WHERE journal.position > @1 AND journal.position <= @2 ORDER BY journal.position DESC
        """;

    /// <summary>The events that are not modelled after a position and up to another.</summary>
    public const string Kept =
        "SELECT position, tenant, type, received_at, NULL FROM unmodelled WHERE position > @1 AND position <= @2";

    /// <summary>A resource's event as it is written.</summary>
    /// <param name="key">Its resource.</param>
    /// <param name="resource">Its resource's number.</param>
    /// <param name="recorded">The event.</param>
    /// <param name="position">Its place in the feed.</param>
    public static HeardEvent Of(ResourceKey key, long resource, RecordedEvent recorded, long position) => new(
        position, key.Tenant, recorded.Event, VoipbinTime.ToMicroseconds(recorded.ReceivedAt), resource, key.Resource,
        recorded.Version, recorded.Aftermath.Winner, recorded.Aftermath.Status,
        StageOf(recorded.Aftermath.Ended, recorded.Aftermath.Deleted), recorded.Disposition is Disposition.Withdrawal);

    /// <summary>An event that is not modelled, as it is written.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="heard">The event.</param>
    /// <param name="position">Its place in the feed.</param>
    public static HeardEvent Of(string tenant, UnmodelledEvent heard, long position) => new(
        position, tenant, heard.Type, VoipbinTime.ToMicroseconds(heard.ReceivedAt), null, "", 0, 0, null, default,
        false);

    /// <summary>The version of the first of the resource's events that are looked at together.</summary>
    public int FirstVersion { get; init; } = Version;

    private static Stage StageOf(bool ended, bool deleted) => (Stage)((ended ? 1 : 0) + (deleted ? 1 : 0));

    public static HeardEvent Read(SqliteDataReader row) => row.IsDBNull(4)
        ? new HeardEvent(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), null, "", 0, 0, null, default, false)
        : new HeardEvent(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5),
            row.GetInt32(6), row.GetInt32(7), row.Text(8), (Stage)row.GetInt32(9),
            (Disposition)row.GetInt32(10) is Disposition.Withdrawal);

    /// <summary>What the row's own event tells.</summary>
    public static WinnerFacts ReadFacts(SqliteDataReader row) =>
        WinnerFacts.Of(row.GetFieldValue<byte[]>(11), VoipbinTime.FromMicroseconds(row.GetInt64(3)));
}
