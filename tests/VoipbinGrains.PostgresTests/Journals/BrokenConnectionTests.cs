using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Tests.Journals;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class BrokenConnectionTests(PostgresServer server) : IAsyncLifetime
{
    private const string EndWriters = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'voipbin'
        """;

    private readonly PostgresTestStore store = new(server);

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_diverges_when_connections_are_cut_in_mid_commit()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new Hearing("t")).ToList();
        var cutting = new CancellationTokenSource();
        var cutter = Task.Run(async () =>
        {
            for (var cut = 0; cut < 40; cut++)
            {
                await store.Ask<long>(EndWriters);
                await Task.Yield();
            }

            await cutting.CancelAsync();
        });

        await Task.WhenAll(calls.Select(call => Task.Run(async () =>
        {
            for (var second = 0; !cutting.IsCancellationRequested; second++)
            {
                await HearUntilRecorded(call, second);
            }
        })));
        await cutter;

        foreach (var call in calls)
        {
            Hearing.AssertSame(call.Standing!, (await store.Journal.Load(call.Key))!.Standing!);
            var history = await store.Journal.ReadHistory(call.Number!.Value, null, 100_000);
            Assert.Equal(
                call.Recorded.Select(recorded => (recorded.Version, recorded.Position)),
                history.Events.Select(recorded => (recorded.Version, recorded.Position)));
        }

        cutting.Dispose();
    }

    [Fact]
    public async Task A_batch_that_was_given_up_is_not_written_after_a_grain_has_started()
    {
        await using var wire = new HeldWire(store.ConnectionString);
        var journal = await store.Open(wire.ConnectionString);
        var call = new Hearing("t");
        await call.Hear(journal, "call_created", Dialing, 0);

        wire.Hold();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => call.Hear(journal, "call_ringing", Ringing, 1));
        var started = (await journal.Load(call.Key))!.Standing!;
        await journal.DisposeAsync();
        await wire.DisposeAsync(); // delivers it

        Assert.Equal(1, started.Version);
        Hearing.AssertSame(started, (await store.Journal.Load(call.Key))!.Standing!);
    }

    [Fact]
    public async Task What_fails_at_the_very_commit_is_not_acknowledged()
    {
        var call = new Hearing("t");
        await store.Change("""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'too late'; END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION fail();
            """);

        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(
            () => call.Hear(store.Journal, "call_created", Dialing, 0));

        Assert.EndsWith("too late", failure.Message, StringComparison.Ordinal);
        Assert.Null(await store.Journal.Load(call.Key));
        await store.Change("DROP TRIGGER late ON journal");
        Assert.Equal(1, (await call.Hear(store.Journal, "call_created", Dialing, 0)).Position);
    }

    [Fact]
    public async Task A_commit_that_cannot_be_had_fails_in_bounded_time_and_after_three_at_once()
    {
        await using var holder = await PostgresServer.Connect(store.ConnectionString);
        await using var held = await holder.BeginTransactionAsync();
        await Run(holder, "SELECT FROM head FOR UPDATE");

        while (await store.Journal.WhyNotWritable() is null)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(
                    () => new Hearing("t").Hear(store.Journal, "call_created", Dialing, 0))
                .WaitAsync(TimeSpan.FromSeconds(30));
        }

        var refused = new Hearing("t").Hear(store.Journal, "call_created", Dialing, 0);
        Assert.True(refused.IsFaulted);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => refused);

        await held.RollbackAsync();
        while (await store.Journal.WhyNotWritable() is not null)
        {
            await Task.Yield();
        }

        await new Hearing("t").Hear(store.Journal, "call_created", Dialing, 0);
    }

    // as a grain does: what failed is read again, and what it finds recorded is a repeat
    private async Task HearUntilRecorded(Hearing call, int second)
    {
        var write = call.Next("call_updated", Progressing, second);
        while (true)
        {
            try
            {
                var found = write.Number is { } number ? await store.Journal.Find(number, write.Event.Key) : null;
                if (found is { } first)
                {
                    call.Take(write, new Committed(write.Number!.Value, first.Position));
                    return;
                }

                await call.Commit(store.Journal, write);
                return;
            }
            catch (JournalUnavailableException)
            {
                write = write with { Number = (await LoadUntilAnswered(call))?.Number ?? write.Number };
            }
            catch (VersionConflictException)
            {
                write = write with { Number = (await LoadUntilAnswered(call))?.Number ?? write.Number };
            }
        }
    }

    private async Task<ResourceHead?> LoadUntilAnswered(Hearing call)
    {
        while (true)
        {
            try
            {
                return await store.Journal.Load(call.Key);
            }
            catch (JournalUnavailableException)
            {
                // cut off
            }
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
