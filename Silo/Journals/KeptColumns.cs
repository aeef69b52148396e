using System.Data.Common;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals;

/// <summary>Rows of <c>unmodelled</c>, <c>quarantine</c> and <c>audit</c> as what they were made of.</summary>
internal static class KeptColumns
{
    /// <summary>Reads <c>position, type, id, received_at, data</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">Where they start.</param>
    public static UnmodelledEvent ReadUnmodelled(DbDataReader row, int from = 0) => new()
    {
        Position = row.GetInt64(from),
        Type = row.GetString(from + 1),
        Id = row.Text(from + 2),
        ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(from + 3)),
        Data = row.GetFieldValue<byte[]>(from + 4),
    };

    /// <summary>
    /// Reads <c>id, received_at, code, detail, size, truncated, content_type, replayed_at, sha256</c> in hex,
    /// <c>body, stranger, headers</c>.
    /// </summary>
    /// <param name="row">The row.</param>
    public static QuarantinedBody ReadBody(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ReceivedAt = VoipbinTime.FromMicroseconds(row.GetInt64(1)),
        Code = row.GetString(2),
        Detail = row.GetString(3),
        Size = row.GetInt64(4),
        Truncated = row.GetBoolean(5),
        ContentType = row.Text(6),
        ReplayedAt = row.IsDBNull(7) ? null : VoipbinTime.FromMicroseconds(row.GetInt64(7)),
        Sha256 = row.GetString(8),
        Body = row.GetFieldValue<byte[]>(9),
        IsStrangers = row.GetBoolean(10),
        Headers = row.Text(11),
    };

    /// <summary>Reads <c>id, noted_at, who, action, subject</c>.</summary>
    /// <param name="row">The row.</param>
    public static AuditEntry ReadNote(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        At = VoipbinTime.FromMicroseconds(row.GetInt64(1)),
        Who = row.GetString(2),
        Action = row.GetString(3),
        Subject = row.GetString(4),
    };
}
