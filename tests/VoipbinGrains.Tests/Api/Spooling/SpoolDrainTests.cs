using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Spooling;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Tests.Grains;
using VoipbinGrains.Tests.Server;
using VoipbinGrains.Tests.Telemetry;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Tests.Api.Spooling;

public sealed class SpoolDrainTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly Guid call = Guid.NewGuid();
    private FlakyJournal journal = null!;
    private TestCluster cluster = null!;
    private Spool spool = null!;
    private SpoolDrain drain = null!;

    private IQuarantineGrain Quarantine => cluster.Client.GetGrain<IQuarantineGrain>("default");

    public async Task InitializeAsync()
    {
        cluster = await TestCluster.Start(silos: 1, silo =>
        {
            silo.AddMemoryJournal();
            silo.Services.AddSingleton<IJournal>(services =>
                journal = new FlakyJournal(ActivatorUtilities.CreateInstance<MemoryJournal>(services)));
        });
        Open();
    }

    public async Task DisposeAsync()
    {
        await spool.DisposeAsync();
        await cluster.DisposeAsync();
    }

    public void Dispose()
    {
        drain.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_is_spooled_is_applied_as_received_then()
    {
        var receivedAt = time.GetUtcNow();
        await Keep(CallBodies.Line(call, 0));
        time.Advance(TimeSpan.FromMinutes(1));

        await drain.Drain(CancellationToken.None);

        Assert.Equal(0, spool.Count);
        Assert.Equal(receivedAt, (await cluster.Client.Call(call).GetState())!.ReceivedAt);
    }

    [Fact]
    public async Task A_body_that_is_no_event_goes_to_the_quarantine_as_received_then()
    {
        var receivedAt = time.GetUtcNow();
        await Keep("{");
        time.Advance(TimeSpan.FromMinutes(1));

        await drain.Drain(CancellationToken.None);

        Assert.Equal(0, spool.Count);
        var kept = Assert.Single(await Quarantine.List(null, 10));
        Assert.Equal(("not_json", receivedAt), (kept.Code, kept.ReceivedAt));
    }

    [Fact]
    public async Task What_fails_stays_and_holds_nobody_up()
    {
        await Keep(CallBodies.Line(call, 0));
        journal.FailBeforeCommit(times: 1);

        await drain.Drain(CancellationToken.None);
        await Keep(CallBodies.Line(Guid.NewGuid(), 0));
        await drain.Drain(CancellationToken.None);

        Assert.Equal(1, spool.Count);
        Assert.Null(await cluster.Client.Call(call).GetState());

        time.Advance(TimeSpan.FromSeconds(5));
        await drain.Drain(CancellationToken.None);
        Assert.Equal(0, spool.Count);
        Assert.NotNull(await cluster.Client.Call(call).GetState());
    }

    [Fact]
    public async Task What_fails_for_the_twentieth_time_goes_to_the_quarantine()
    {
        var line = CallBodies.Line(call, 0);
        await Keep(line);
        journal.FailBeforeCommit(times: 100);

        for (var attempt = 1; attempt < SpoolDrain.MostAttempts; attempt++)
        {
            await drain.Drain(CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(1, spool.Count);
        await drain.Drain(CancellationToken.None);

        Assert.Equal(0, spool.Count);
        var listed = Assert.Single(await Quarantine.List(null, 10));
        Assert.Equal("not_durable", listed.Code);
        Assert.Equal(line, Encoding.UTF8.GetString((await Quarantine.Get(listed.Id))!.Body.Span));
    }

    [Fact]
    public async Task What_was_applied_but_cannot_leave_the_spool_is_not_applied_again()
    {
        await spool.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={folder.File("spool/spool.db")};Pooling=False"))
        {
            connection.Open();
            using var refuse = connection.CreateCommand();
            refuse.CommandText =
                "CREATE TRIGGER full BEFORE DELETE ON spooled BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END";
            refuse.ExecuteNonQuery();
        }

        Open();
        await Keep("""{"type":"recording_started","data":{}}""");

        await Assert.ThrowsAsync<SqliteException>(() => drain.Drain(CancellationToken.None));
        await Assert.ThrowsAsync<SqliteException>(() => drain.Drain(CancellationToken.None));

        Assert.Single(await cluster.Client.GetGrain<IUnmodelledGrain>("default").List(null, 10));
        Assert.Equal(1, spool.Count);
    }

    private void Open()
    {
        spool = new Spool(Options.Create(new SpoolOptions { Path = folder.File("spool") }));
        var tenants = new TenantRegistry(new ConfigurationManager(), NullLogger<TenantRegistry>.Instance);
        drain = new SpoolDrain(
            spool,
            new WebhookIntake(cluster.Client, new Customers(cluster.Client, tenants), time, Meters.Edge),
            new QuarantineDoor(cluster.Client, tenants, time),
            time,
            Meters.Edge,
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance),
            NullLogger<SpoolDrain>.Instance);
    }

    private Task Keep(string body) => spool.Keep(
        SpooledWebhook.Received("default", time.GetUtcNow(), null, Encoding.UTF8.GetBytes(body)));
}
