using Microsoft.Data.Sqlite;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Writes the events of resources.</summary>
internal sealed class SqliteEvents(SqliteConnection connection) : IDisposable
{
    private readonly WritingStatement addResource = new(
        connection, "INSERT INTO resource VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");

    private readonly WritingStatement lastVersion = new(
        connection, "SELECT max(version) FROM journal WHERE resource = ?1");

    private readonly WritingStatement addEvent = new(connection, """
        INSERT INTO journal
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """);

    private readonly WritingStatement addToLongHistory = new(
        connection, "INSERT INTO long_history VALUES (?1, ?2, ?3)");

    private readonly SqliteWithdrawals withdrawals = new(connection);

    /// <summary>Writes an event and those that follow it, unless it is not the resource's next.</summary>
    /// <param name="write">The events.</param>
    /// <param name="resource">The resource's number.</param>
    /// <param name="position">The first one's place in the feed.</param>
    /// <returns>Whether they were written.</returns>
    public bool TryAdd(EventWrite write, long resource, long position)
    {
        if (!(write.Event.Version == 1 ? AddResource(write, resource) : IsNext(write, resource)))
        {
            return false;
        }

        for (var place = 0; place < write.Count; place++)
        {
            AddEvent(write[place], resource, position + place);
        }

        if (write.Withdrawn is { } withdrawn)
        {
            withdrawals.Add(resource, withdrawn, by: write.Event.Version);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        addResource.Dispose();
        lastVersion.Dispose();
        addEvent.Dispose();
        addToLongHistory.Dispose();
        withdrawals.Dispose();
    }

    private bool AddResource(EventWrite write, long resource) =>
        addResource.Execute(
            resource, write.Key.Tenant, write.Key.Resource, write.Key.Id.ToByteArray(bigEndian: true)) == 1;

    // no other writer was first, and no event is missing
    private bool IsNext(EventWrite write, long resource) => write.Event.Version == 1 + lastVersion.Number(resource);

    private void AddEvent(RecordedEvent heard, long resource, long position)
    {
        var after = heard.Aftermath;
        addEvent.Execute(
            position, resource, heard.Version, heard.Event, heard.SentAs == heard.Event ? null : heard.SentAs,
            heard.Status, VoipbinTime.ToMicroseconds(heard.ReceivedAt), heard.Key.ToBytes(),
            (int)heard.Disposition, heard.Reason, after.Winner, after.PreviousStatus,
            after.Status, after.Ended, after.Deleted, after.Anomalies, heard.Data);
        if (heard.Version > SqliteSchema.ShortHistory)
        {
            addToLongHistory.Execute(resource, heard.Key.Identity.Fingerprint, heard.Version);
        }
    }
}
