using System.Data.Common;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals;

/// <summary>A recorded event as a row of <c>journal</c>, and back.</summary>
internal static class EventColumns
{
    /// <summary>The first of the columns that <see cref="ReadAftermath"/> reads.</summary>
    private const int Aftermath = 9;

    private static readonly string[] names =
    [
        "version", "position", "event", "sent_as", "status", "received_at", "sort_key", "disposition", "reason",
        "winner", "previous_status", "status_after", "ended", "deleted", "anomalies", "data",
    ];

    /// <summary>How many columns <see cref="AftermathOf"/> lists.</summary>
    public const int AftermathCount = 6;

    /// <summary>How many columns <see cref="Of"/> lists.</summary>
    public static int Count => names.Length;

    /// <summary>The columns of a whole event.</summary>
    /// <param name="table">The table's name in the statement.</param>
    public static string Of(string table) => Join(table, names);

    /// <summary>The columns of what an event left behind.</summary>
    /// <param name="table">The table's name in the statement.</param>
    public static string AftermathOf(string table) => Join(table, names.AsSpan(Aftermath, AftermathCount));

    /// <summary>Reads the columns that <see cref="Of"/> lists.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">Where they start.</param>
    public static RecordedEvent Read(DbDataReader row, int from = 0)
    {
        var word = row.GetString(from + 2);
        return new RecordedEvent
        {
            Version = row.GetInt32(from),
            Position = row.GetInt64(from + 1),
            Event = word,
            SentAs = row.Text(from + 3) ?? word,
            Status = row.Text(from + 4),
            ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(from + 5)),
            Key = EventKey.FromBytes(row.GetFieldValue<byte[]>(from + 6)),
            Disposition = (Disposition)row.GetInt32(from + 7),
            Reason = row.GetString(from + 8),
            Aftermath = ReadAftermath(row, from + Aftermath),
            Data = row.GetFieldValue<byte[]>(from + Aftermath + AftermathCount),
        };
    }

    /// <summary>Reads the columns that <see cref="Of"/> lists, and after them by what the event is withdrawn.</summary>
    /// <param name="row">The row.</param>
    public static RecordedEvent ReadWithWithdrawal(DbDataReader row) =>
        Read(row) with { WithdrawnBy = row.IsDBNull(Count) ? null : row.GetInt32(Count) };

    /// <summary>Reads the columns that <see cref="AftermathOf"/> lists.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">Where they start.</param>
    public static Aftermath ReadAftermath(DbDataReader row, int from) => new()
    {
        Winner = row.GetInt32(from),
        PreviousStatus = row.Text(from + 1),
        Status = row.Text(from + 2),
        Ended = row.GetBoolean(from + 3),
        Deleted = row.GetBoolean(from + 4),
        Anomalies = row.GetInt32(from + 5),
    };

    /// <summary>Text that may be null.</summary>
    public static string? Text(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static string Join(string table, ReadOnlySpan<string> columns) =>
        $"{table}.{string.Join($", {table}.", columns!)}";
}
