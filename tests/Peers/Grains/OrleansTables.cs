using Npgsql;

namespace VoipbinGrains.Peers.Grains;

/// <summary>
/// What the grain storage of <c>Microsoft.Orleans.Persistence.AdoNet</c> asks a database for: its queries by name, with
/// these parameters and columns. The package brings no script; a state is written in one statement here.
/// </summary>
internal static class OrleansTables
{
    private const string Key = """
        GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0
            AND GrainIdN1 = @GrainIdN1 AND GrainTypeString = @GrainTypeString
            AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') AND ServiceId = @ServiceId
        """;

    private const string Sql = $"""
        CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText text NOT NULL);

        CREATE TABLE OrleansStorage (
            GrainIdHash integer NOT NULL,
            GrainIdN0 bigint NOT NULL,
            GrainIdN1 bigint NOT NULL,
            GrainTypeHash integer NOT NULL,
            GrainTypeString text NOT NULL,
            GrainIdExtensionString text NOT NULL,
            ServiceId text NOT NULL,
            PayloadBinary bytea,
            ModifiedOn timestamp NOT NULL,
            Version integer NOT NULL,
            PRIMARY KEY (
                GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
        );

        INSERT INTO OrleansQuery VALUES
        ('ReadFromStorageKey', '
            SELECT PayloadBinary, now() AS ModifiedOn, Version FROM OrleansStorage WHERE {Key}'),
        ('ClearStorageKey', '
            UPDATE OrleansStorage SET PayloadBinary = NULL, Version = Version + 1
            WHERE {Key} AND Version = @GrainStateVersion
            RETURNING Version AS NewGrainStateVersion'),
        ('WriteToStorageKey', '
            INSERT INTO OrleansStorage VALUES (
                @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString,
                coalesce(@GrainIdExtensionString, ''''), @ServiceId, @PayloadBinary, now() at time zone ''utc'', 1)
            ON CONFLICT (
                GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
            DO UPDATE SET
                PayloadBinary = excluded.PayloadBinary,
                ModifiedOn = excluded.ModifiedOn,
                Version = OrleansStorage.Version + 1
            WHERE OrleansStorage.Version = @GrainStateVersion
            RETURNING Version AS NewGrainStateVersion');
        """;

    /// <summary>Makes them.</summary>
    public static async Task Make(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(Sql);
        await command.ExecuteNonQueryAsync();
    }
}
