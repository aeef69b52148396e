using System.Text;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Senders' text, which may hold NULs, as PostgreSQL's, which may not: a NUL is stored as <c>\0</c> and a backslash
/// as two.
/// </summary>
internal static class PostgresText
{
    /// <summary>The text as it is stored.</summary>
    public static string? Store(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // half a surrogate pair is no text, and would fail all that is written with it
        var whole = text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;
        return whole.AsSpan().ContainsAny('\0', '\\')
            ? whole.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\0", @"\0", StringComparison.Ordinal)
            : whole;
    }

    /// <summary>The text as it was sent.</summary>
    public static string? Restore(string? stored)
    {
        if (stored is null || !stored.Contains('\\', StringComparison.Ordinal))
        {
            return stored;
        }

        var text = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            var escaped = stored[i] is '\\';
            i += escaped ? 1 : 0;
            text.Append(escaped && stored[i] is '0' ? '\0' : stored[i]);
        }

        return text.ToString();
    }

    /// <summary>An event as it was sent, of one as it was read.</summary>
    public static RecordedEvent Restore(this RecordedEvent read) => read with
    {
        Event = Restore(read.Event)!,
        SentAs = Restore(read.SentAs)!,
        Status = Restore(read.Status),
        Reason = Restore(read.Reason)!,
        Aftermath = read.Aftermath.Restore(),
    };

    /// <summary>What an event left behind, of it as it was read.</summary>
    public static Aftermath Restore(this Aftermath read) => read with
    {
        PreviousStatus = Restore(read.PreviousStatus),
        Status = Restore(read.Status),
    };

    /// <summary>An event that is not modelled as it was sent, of one as it was read.</summary>
    public static UnmodelledEvent Restore(this UnmodelledEvent read) => read with
    {
        Type = Restore(read.Type)!,
        Id = Restore(read.Id),
    };

    /// <summary>A body as it was sent, of one as it was read.</summary>
    public static QuarantinedBody Restore(this QuarantinedBody read) => read with
    {
        Code = Restore(read.Code)!,
        Detail = Restore(read.Detail)!,
        ContentType = Restore(read.ContentType),
        Headers = Restore(read.Headers),
    };

    /// <summary>A note as it was made, of one as it was read.</summary>
    public static AuditEntry Restore(this AuditEntry read) => read with { Subject = Restore(read.Subject)! };
}
