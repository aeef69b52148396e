using Microsoft.Data.Sqlite;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>How events are laid out in rows. Times are microseconds since 1970.</summary>
internal static class SqliteRows
{
    /// <summary>What <see cref="ReadEvent"/> reads.</summary>
    public const string EventColumns =
        """
        position, version, sort_key, received_at, disposition, winner, ended, deleted, anomalies,
        event, sent_as, status, status_before, status_after, reason, data
        """;

    /// <summary>What <see cref="ReadUnmodelled"/> reads.</summary>
    public const string UnmodelledColumns = "position, type, id, received_at, data";

    /// <summary>What <see cref="ReadQuarantined"/> reads.</summary>
    public const string QuarantineColumns =
        "id, received_at, code, detail, size, truncated, content_type, replayed_at, body";

    public static byte[] IdOf(ResourceKey key) => key.Id.ToByteArray(bigEndian: true);

    public static object?[] ToRow(long position, long number, RecordedEvent recorded) =>
    [
        position,
        number,
        recorded.Version,
        recorded.Key.ToBytes(),
        VoipbinTime.ToMicroseconds(recorded.ReceivedAt),
        (int)recorded.Disposition,
        recorded.Aftermath.Winner,
        recorded.Aftermath.Ended,
        recorded.Aftermath.Deleted,
        recorded.Aftermath.Anomalies,
        recorded.Event,
        recorded.SentAs == recorded.Event ? null : recorded.SentAs,
        recorded.Status,
        recorded.Aftermath.PreviousStatus,
        recorded.Aftermath.Status,
        recorded.Reason,
        recorded.Data.ToArray(),
    ];

    public static RecordedEvent ReadEvent(SqliteDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Version = row.GetInt32(1),
        Key = EventKey.FromBytes(row.GetFieldValue<byte[]>(2)),
        ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(3)),
        Disposition = (Disposition)row.GetInt32(4),
        Aftermath = new Aftermath
        {
            Winner = row.GetInt32(5),
            Ended = row.GetBoolean(6),
            Deleted = row.GetBoolean(7),
            Anomalies = row.GetInt32(8),
            PreviousStatus = row.Text(12),
            Status = row.Text(13),
        },
        Event = row.GetString(9),
        SentAs = row.Text(10) ?? row.GetString(9),
        Status = row.Text(11),
        Reason = row.GetString(14),
        Data = row.GetFieldValue<byte[]>(15),
    };

    public static UnmodelledEvent ReadUnmodelled(SqliteDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Type = row.GetString(1),
        Id = row.Text(2),
        ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(3)),
        Data = row.GetFieldValue<byte[]>(4),
    };

    public static QuarantinedBody ReadQuarantined(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(1)),
        Code = row.GetString(2),
        Detail = row.GetString(3),
        Size = row.GetInt64(4),
        Truncated = row.GetBoolean(5),
        ContentType = row.Text(6),
        ReplayedAt = row.IsDBNull(7) ? null : VoipbinTime.FromMicroseconds(row.GetInt64(7)),
        Body = row.GetFieldValue<byte[]>(8),
    };
}
