namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteWithdrawalTests(SqliteTestStore store)
    : WithdrawalContract(store), IClassFixture<SqliteTestStore>
{
    private readonly SqliteTestStore store = store;

    [Fact]
    public async Task Lists_that_are_made_anew_from_the_journal_say_what_those_said_that_followed_a_withdrawal()
    {
        var crowd = new Crowd("anew");
        foreach (var resource in Enumerable.Range(0, 6))
        {
            await crowd.Hear(store.Journal, new Telling(
                resource, "call_created", 0, $",\"reference_id\":\"{Tellings.References[resource % 2]}\""));
            await crowd.Hear(store.Journal, new Telling(resource, "call_hangup", 1, ",\"status\":\"hangup\""));
        }

        await Crowd.Settle(store.Feed);
        foreach (var heard in crowd.Moments.Where(one => one.State.Ended).Take(4).ToList())
        {
            await crowd.Withdraw(store.Journal, heard);
            await Crowd.Settle(store.Feed);
        }

        var before = Rows();
        store.Change("DELETE FROM directory; DELETE FROM mark; DELETE FROM heard; UPDATE head SET projected = 0");
        await store.Restart();
        await Crowd.Settle(store.Feed);

        Assert.NotEmpty(before);
        Assert.Equal(before, Rows());
    }

    private List<string> Rows()
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT concat_ws('|', number, list, stage, status, position, received_at, created_at, hex(reference_id))
            FROM directory ORDER BY number
            """;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read())
        {
            read.Add(rows.GetString(0));
        }

        return read;
    }
}
