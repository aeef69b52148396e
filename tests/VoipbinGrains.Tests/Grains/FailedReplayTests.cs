using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Quarantine;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Tests.Journals;
using VoipbinGrains.Tests.Server;
using VoipbinGrains.Tests.Telemetry;

namespace VoipbinGrains.Tests.Grains;

public sealed class FailedReplayTests : IAsyncLifetime
{
    private FlakyJournal journal = null!;
    private TestCluster cluster = null!;

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1, silo =>
    {
        silo.AddMemoryJournal();
        silo.Services.AddSingleton<IJournal>(services =>
            journal = new FlakyJournal(ActivatorUtilities.CreateInstance<MemoryJournal>(services)));
    });

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task A_replay_that_fails_between_the_event_and_the_mark_is_a_duplicate_when_it_is_asked_again()
    {
        var quarantine = cluster.Client.GetGrain<IQuarantineGrain>("default");
        var body = Encoding.UTF8.GetBytes(CallBodies.Line(Guid.NewGuid(), 0));
        var id = await quarantine.Keep(Hearing.Body(body));
        journal.FailMark(times: 1);

        await Assert.ThrowsAsync<JournalUnavailableException>(Replay);
        Assert.Null((await quarantine.Get(id))!.ReplayedAt);

        var again = Assert.IsType<WebhookAnswer>(await Replay());
        Assert.Equal(("duplicate", 1), (again.Outcome, again.Version));
        Assert.NotNull((await quarantine.Get(id))!.ReplayedAt);

        async Task<object> Replay() => await Door().Replay("default", (await quarantine.Get(id))!);
    }

    private ReplayDoor Door()
    {
        var tenants = new TenantRegistry(new ConfigurationBuilder().Build(), NullLogger<TenantRegistry>.Instance);
        var customers = new Customers(cluster.Client, tenants);
        return new ReplayDoor(
            new WebhookIntake(cluster.Client, customers, TimeProvider.System, Meters.Edge), tenants, cluster.Client);
    }
}
