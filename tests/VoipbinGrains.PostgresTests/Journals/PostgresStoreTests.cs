using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Journals;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresStoreTests(PostgresServer server, PostgresTestStore store)
    : IClassFixture<PostgresTestStore>
{
    [Fact]
    public async Task Eight_journals_that_open_at_once_on_an_empty_database_make_the_tables_once()
    {
        var database = await server.MakeDatabase();

        var journals = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Open(database))));

        for (var i = 0; i < journals.Length; i++)
        {
            Assert.Equal(i + 1, await journals[i].Keep("t", Hearing.Unmodelled("x")));
        }

        foreach (var journal in journals)
        {
            await journal.DisposeAsync();
        }
    }

    [Fact]
    public async Task Words_with_NULs_backslashes_and_half_pairs_are_kept_whole_however_long()
    {
        var word = $"a\0{string.Concat(Enumerable.Range(0, 2000).Select(i => (char)('0' + (i * 7 % 70))))}\\0\\\0";
        var call = new Hearing("t");
        await call.Hear(store.Journal, "call_created", word, 0);
        await call.Hear(store.Journal, "call_updated", word, 1);
        await store.Journal.Keep("t", Hearing.Unmodelled(word) with { Id = $"\ud800{word}" });
        await Crowd.Settle(store.Feed);

        var head = await store.Journal.Load(call.Key);
        Hearing.AssertSame(call.Standing!, head!.Standing!);
        var kept = Assert.Single(await store.Journal.ListUnmodelled("t", null, 2));
        Assert.Equal((word, $"\ufffd{word}"), (kept.Type, kept.Id));
        Assert.Equal(call.Key, Assert.Single(await Calls(word)).Key);
        Assert.Empty(await Calls(word[..100]));

        async Task<IReadOnlyList<ResourceState>> Calls(string status) => (await store.Directory.List(
            "t", new() { Resource = "call", Statuses = [status] }, null, 9)).States;
    }

    [Fact]
    public async Task Lists_that_cannot_follow_hurt_no_commit_and_follow_again_when_they_can()
    {
        var crowd = new Crowd($"tenant-{Guid.NewGuid():N}");
        await store.Change("ALTER TABLE heard RENAME TO broken");

        await crowd.Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Crowd.Settle(store.Feed));
        await crowd.Hear(store.Journal, new Telling(2, "call_created", 0, ""));
        Assert.Null(await store.Journal.WhyNotWritable());

        await store.Change("ALTER TABLE broken RENAME TO heard");
        await Crowd.Settle(store.Feed);
        Assert.Equal(2, (await store.Directory.List(crowd.Tenant, new() { Resource = "call" }, null, 9)).States.Count);
        Assert.Equal(2, (await store.Feed.Summarize(crowd.Tenant)).EventsByType["call_created"]);
    }

    [Fact]
    public async Task A_journal_that_is_not_open_takes_nothing_and_says_so()
    {
        await using var closed = await store.Open();
        await closed.DisposeAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await closed.Load(new Hearing("t").Key));
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => new Hearing("t").Hear(closed, "call_created", Dialing, 0));
        Assert.NotNull(await closed.WhyNotWritable());
    }

    [Theory]
    [InlineData("Host=db;Password=hush;Username=me", "PostgreSQL database me on db")]
    [InlineData("Host=a,b;Database=calls;Password=hush", "PostgreSQL database calls on a,b")]
    public void What_an_address_prints_as_tells_no_secret(string connectionString, string prints) =>
        Assert.Equal(prints, $"{PostgresAddress.Of(connectionString)}");
}
