using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Spooling;

namespace VoipbinGrains.Tests.Api.Spooling;

public sealed class OutageTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HeardLog<Outage> log = new();
    private Spool spool = null!;
    private Outage outage = null!;

    public Task InitializeAsync()
    {
        spool = new Spool(Options.Create(new SpoolOptions { Path = folder.File("spool") }));
        outage = new Outage(spool, log);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await spool.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Answers_between_silences_end_no_outage_while_webhooks_wait()
    {
        for (var i = 0; i < 3; i++)
        {
            await Miss();
            outage.Answered();
        }

        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task An_outage_ends_with_the_first_answer_after_the_spool_is_empty()
    {
        await Miss();
        spool.Remove(spool.Due(long.MaxValue, 10));

        outage.Answered();
        outage.Answered();
        await Miss();

        Assert.Equal(3, log.Lines.Count);
        Assert.Contains("answers again", log.Lines[1], StringComparison.Ordinal);
    }

    private async Task Miss()
    {
        await spool.Keep(SpooledWebhook.Received("default", DateTimeOffset.UnixEpoch, null, "{}"u8.ToArray()));
        outage.Spooled("There was no answer.");
    }
}
