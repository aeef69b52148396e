using VoipbinGrains.Quarantine;
using VoipbinGrains.Tenants;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do with what was not let in, and with what it keeps of tenants themselves.</summary>
public abstract class TrustContract(ITestedStore store)
{
    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    private string Rival => $"{Tenant}-rival";

    [Fact]
    public async Task A_tenants_quarantine_is_bounded_and_neither_strangers_nor_another_tenant_take_its_room()
    {
        var body = new byte[512 * 1024];
        var own = await store.Journal.Quarantine(Tenant, Body(body));
        for (var number = 0; number < 20; number++)
        {
            await store.Journal.Quarantine(Tenant, Body(body) with { Code = "unauthorized", IsStrangers = true });
            await store.Journal.Quarantine(Rival, Body(body));
        }

        Assert.Equal([own], await Ids(Tenant, "malformed"));
        Assert.Equal(6, (await Ids(Tenant, "unauthorized")).Count);
        Assert.Equal(6, (await Ids(Rival, "malformed")).Count);

        for (var number = 0; number < 6; number++)
        {
            await store.Journal.Quarantine(Tenant, Body(body));
        }

        Assert.DoesNotContain(own, await Ids(Tenant, "malformed"));
        Assert.Equal(6, (await Ids(Tenant, "malformed")).Count);
        Assert.Equal(6, (await Ids(Tenant, "unauthorized")).Count);
    }

    [Fact]
    public async Task Of_many_bodies_at_once_the_newest_stay_in_the_room_there_is()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => store.Journal.Quarantine(Tenant, Body(new byte[512 * 1024])).AsTask()));

        var last = await store.Journal.Quarantine(Tenant, Body([1]));

        Assert.Equal([last, .. ids.OrderDescending().Take(6)], await Ids(Tenant, "malformed"));
    }

    [Fact]
    public async Task A_body_keeps_its_headers_and_whether_it_is_a_strangers_and_a_list_leaves_them_out()
    {
        var sent = Body([1]) with { IsStrangers = true, Headers = "User-Agent: x\\0\nHost: y\n" };
        var id = await store.Journal.Quarantine(Tenant, sent);
        await store.Restart();

        var kept = await store.Journal.ReadQuarantined(Tenant, id);
        Assert.Equal((true, sent.Headers), (kept!.IsStrangers, kept.Headers));
        var listed = Assert.Single(await store.Journal.ListQuarantined(Tenant, null, 9));
        Assert.Equal((true, null), (listed.IsStrangers, listed.Headers));
    }

    [Fact]
    public async Task The_quarantine_is_listed_by_what_was_wrong_when_it_came_and_whether_it_is_in_by_now()
    {
        var ids = new List<long>();
        foreach (var (code, minute) in new[] { ("a", 0), ("b", 1), ("a", 2), ("c", 3), ("a", 4) })
        {
            var body = Body([1]) with { Code = code, ReceivedAt = Hearing.Noon.AddMinutes(minute) };
            ids.Add(await store.Journal.Quarantine(Tenant, body));
        }

        await store.Journal.MarkReplayed(Tenant, ids[2], Hearing.Noon);

        Assert.Equal([ids[4], ids[2], ids[0]], await Matching(new() { Codes = ["a"] }));
        Assert.Equal([ids[3], ids[1]], await Matching(new() { Codes = ["b", "c", "d"] }));
        Assert.Equal([ids[4], ids[0]], await Matching(new() { Codes = ["a"], Replayed = false }));
        Assert.Equal([ids[2]], await Matching(new() { Replayed = true }));
        Assert.Equal([ids[4], ids[3]], await Matching(new() { ReceivedAfter = Hearing.Noon.AddMinutes(2) }));
        Assert.Equal([ids[1], ids[0]], await Matching(new() { ReceivedBefore = Hearing.Noon.AddMinutes(2) }));
        Assert.Empty(await Matching(new() { Codes = ["x"] }));
        var before = await store.Journal.ListQuarantined(Tenant, ids[4], 1, new() { Codes = ["a"] });
        Assert.Equal(ids[2], Assert.Single(before).Id);
    }

    [Fact]
    public async Task What_operators_asked_for_is_listed_by_tenant_newest_first_and_outlives_a_purge()
    {
        var ids = new List<long>();
        foreach (var subject in new[] { "1", "code=not_json", @"\0" })
        {
            ids.Add(await store.Book.Note(Tenant, Note(subject)));
        }

        await store.Book.Note(Rival, Note("theirs"));
        await store.PurgeBefore(Hearing.Noon.AddYears(1));
        await store.Restart();

        var all = await store.Book.ListNotes(Tenant, null, 9);
        Assert.Equal(
            [
                Note(@"\0") with { Id = ids[2] }, Note("code=not_json") with { Id = ids[1] },
                Note("1") with { Id = ids[0] },
            ],
            all);
        Assert.Equal([ids[1]], (await store.Book.ListNotes(Tenant, ids[2], 1)).Select(note => note.Id));
        Assert.Equal("theirs", Assert.Single(await store.Book.ListNotes(Rival, null, 9)).Subject);
    }

    [Fact]
    public async Task The_first_customer_that_is_told_for_a_tenant_stays_its_customer()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        var told = await Task.WhenAll(
            store.Book.CustomerOf(Tenant, first).AsTask(), store.Book.CustomerOf(Tenant, first).AsTask());
        await store.Restart();

        Assert.Equal([first, first], told);
        Assert.Equal(first, await store.Book.CustomerOf(Tenant, second));
        Assert.Equal(second, await store.Book.CustomerOf(Rival, second));
    }

    private static QuarantinedBody Body(byte[] body) => Hearing.Body(body);

    private static AuditEntry Note(string subject) =>
        new() { At = Hearing.Noon, Who = "key 5371e9db", Action = "replay", Subject = subject };

    private Task<List<long>> Ids(string tenant, string code) => Matching(new() { Codes = [code] }, tenant);

    private async Task<List<long>> Matching(QuarantineFilter filter, string? tenant = null) =>
        [.. (await store.Journal.ListQuarantined(tenant ?? Tenant, null, 100, filter)).Select(body => body.Id)];
}
