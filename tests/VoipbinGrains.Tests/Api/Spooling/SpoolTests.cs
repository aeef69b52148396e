using System.Text;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Api.Spooling;

namespace VoipbinGrains.Tests.Api.Spooling;

public sealed class SpoolTests : IDisposable
{
    private static readonly DateTimeOffset noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task What_was_kept_is_there_when_it_is_opened_again()
    {
        await using (var spool = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(number => spool.Keep(Webhook($"{number}"))));
            Assert.Equal(100, spool.Count);
        }

        await using var again = Open();
        var kept = again.Due(now: 0, most: 1000);

        Assert.Equal(100, again.Count);
        Assert.Equal(kept.Sum(webhook => webhook.Size), again.Bytes);
        Assert.Equal(
            Enumerable.Range(0, 100).Select(number => $"{number}").Order(),
            kept.Select(webhook => Encoding.UTF8.GetString(webhook.Body)).Order());
        Assert.All(kept, webhook => Assert.Equal(
            ("acme", Webhook("").ReceivedAt, "text/odd", 0L),
            (webhook.Tenant, webhook.ReceivedAt, webhook.ContentType, webhook.Attempts)));
    }

    [Fact]
    public async Task What_was_removed_is_gone_and_makes_room_on_the_disk()
    {
        await using var spool = Open();
        var large = new string('x', 1_000_000);
        for (var number = 0; number < 20; number++)
        {
            await spool.Keep(Webhook(large));
        }

        var full = SizeOnDisk();
        spool.Remove(spool.Due(now: 0, most: 1000).ToList());

        Assert.Equal((0, 0), (spool.Count, spool.Bytes));
        Assert.Empty(spool.Due(now: 0, most: 1000));
        Assert.True(full > 20_000_000 && SizeOnDisk() < 1_000_000, $"{full} bytes, then {SizeOnDisk()}");
    }

    [Fact]
    public async Task What_was_put_off_waits_until_its_time_and_is_behind_what_never_failed()
    {
        await using var spool = Open();
        await spool.Keep(Webhook("first"));
        spool.PutOff(spool.Due(now: 0, most: 1).ToList(), until: 50);
        await spool.Keep(Webhook("second"));

        Assert.Equal(["second"], Bodies(spool.Due(now: 49, most: 10)));
        Assert.Equal(["second", "first"], Bodies(spool.Due(now: 50, most: 10)));
        Assert.Equal(1, spool.Due(now: 50, most: 10)[1].Attempts);
    }

    [Fact]
    public async Task A_full_spool_refuses_and_takes_again_when_there_is_room()
    {
        await using var spool = Open(maxBytes: 3_000_000);
        await spool.Keep(Webhook(new string('x', 1_400_000)));
        await spool.Keep(Webhook(new string('x', 1_400_000)));

        await Assert.ThrowsAsync<IOException>(() => spool.Keep(Webhook(new string('x', 1_400_000))));
        Assert.Equal(2, spool.Count);

        spool.Remove(spool.Due(now: 0, most: 1).ToList());
        await spool.Keep(Webhook("there is room"));
        Assert.Equal(2, spool.Count);
    }

    [Fact]
    public async Task Two_processes_cannot_share_one()
    {
        await using var spool = Open();

        var refusal = Assert.Throws<RefusedToStartException>(() => Open());

        Assert.Contains("Spool:Path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_cannot_be_a_folder_is_refused()
    {
        File.WriteAllText(folder.File("taken"), "");

        var refusal = Assert.Throws<RefusedToStartException>(() => Open("taken"));

        Assert.Contains("Spool:Path", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static SpooledWebhook Webhook(string body) =>
        SpooledWebhook.Received("acme", noon, "text/odd", Encoding.UTF8.GetBytes(body));

    private static IEnumerable<string> Bodies(IEnumerable<SpooledWebhook> webhooks) =>
        webhooks.Select(webhook => Encoding.UTF8.GetString(webhook.Body));

    private Spool Open(string name = "spool", long maxBytes = 1_000_000_000) =>
        new(Options.Create(new SpoolOptions { Path = folder.File(name), MaxBytes = maxBytes }));

    private long SizeOnDisk() => Directory.EnumerateFiles(folder.File("spool")).Sum(file => new FileInfo(file).Length);
}
