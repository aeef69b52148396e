using CsCheck;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store's lists must tell.</summary>
public abstract class ListContract(ITestedStore store)
{
    private static readonly Gen<bool?> Perhaps = Gen.OneOf<bool?>(null, null, null, true, false);

    private static readonly Gen<ResourceQuery> Query =
        from kind in Gen.OneOf("call", "queuecall", "agent", "queue")
        from statuses in Gen.OneOf("dialing", "ringing", "hangup", "waiting", "busy", "flying\0", "other")
            .HashSet[0, 4].Null()
        from flags in Gen.Select(Perhaps, Perhaps, Perhaps)
        from before in Gen.Int[-1, Tellings.LastSecond + 1]
        from reference in Gen.Int[-4, 1]
        from updated in Gen.Int[-8, Tellings.LastSecond + 1]
        select new ResourceQuery
        {
            Resource = kind,
            Statuses = statuses?.ToList(),
            Ended = flags.Item1,
            Deleted = flags.Item2,
            Overdue = flags.Item3,
            OverdueBefore = before < 0 ? null : Crowd.Noon.AddSeconds(before).AddTicks(before % 3),
            ReferenceId = reference < 0 ? null : Tellings.References[reference],
            UpdatedAfter = updated < 0 ? null : Crowd.Noon.AddSeconds(updated).AddTicks(-(updated % 3)),
        };

    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    [Fact]
    public async Task Lists_with_any_filter_hold_what_matches_and_nothing_else_whatever_was_heard() => await
        (from tellings in Tellings.One.Array[1, 40]
         from withdrawn in Gen.Int[0, 39].Array[0, 12]
         from later in Tellings.One.Array[0, 9]
         from queries in Query.Array[40]
         from size in Gen.Int[1, 9]
         select (tellings, withdrawn, later, queries, size)).SampleAsync(
            async sample =>
            {
                var crowd = new Crowd($"{Tenant}-{Guid.NewGuid():N}");
                await crowd.HearAll(store.Journal, sample.tellings);
                await Crowd.Settle(store.Feed);
                foreach (var withdrawn in sample.withdrawn.Where(one => one < sample.tellings.Length))
                {
                    await crowd.Withdraw(store.Journal, crowd.Moments[withdrawn], erases: withdrawn % 2 == 0);
                }

                await crowd.HearAll(store.Journal, sample.later);
                await Crowd.Settle(store.Feed);
                foreach (var query in sample.queries)
                {
                    Crowd.AssertSame(Expected(crowd, query), await ReadAll(crowd.Tenant, query, sample.size));
                }
            },
            iter: 25, threads: 1);

    [Fact]
    public async Task What_does_not_change_is_seen_once_while_others_move_to_the_front()
    {
        var crowd = new Crowd(Tenant);
        for (var resource = 0; resource < 60; resource++)
        {
            await crowd.Hear(store.Journal, new Telling(resource, "call_created", resource, ""));
        }

        var seen = new List<int>();
        var query = new ResourceQuery { Resource = "call" };
        var page = new ResourcePage([], null);
        do
        {
            await Crowd.Settle(store.Feed);
            page = await store.Directory.List(Tenant, query, page.Next, 7);
            seen.AddRange(page.States.Select(state => BitConverter.ToInt32(state.Key.Id.ToByteArray())));
            for (var resource = 0; resource < 60; resource += 3)
            {
                await crowd.Hear(store.Journal, new Telling(resource, "call_updated", 100, ""));
            }
        }
        while (page.Next is not null);

        Assert.Equal(Enumerable.Range(0, 60).Where(i => i % 3 != 0).Reverse(), seen.Where(i => i % 3 != 0));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task What_was_updated_after_a_moment_is_listed_whole_however_much_was_heard()
    {
        const int Later = 1_000_000; // than all that other tests let be heard
        var crowd = new Crowd(Tenant);
        foreach (var round in Enumerable.Range(0, 6))
        {
            await crowd.HearAll(store.Journal, Enumerable.Range(0, 10).Select(i =>
                new Telling((round * 7) + i, "call_updated", Later + (round * 10) + (i * 3), "")));
            await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ => await store.Journal.Keep(
                Tenant, Hearing.Unmodelled("x") with { ReceivedAt = Crowd.Noon })));
            await Crowd.Settle(store.Feed);
        }

        foreach (var second in Enumerable.Range(-1, 80))
        {
            var query = new ResourceQuery { Resource = "call", UpdatedAfter = Crowd.Noon.AddSeconds(Later + second) };
            Crowd.AssertSame(Expected(crowd, query), await ReadAll(Tenant, query, 7));
        }
    }

    [Fact]
    public async Task Another_tenants_resources_are_in_no_list()
    {
        await new Crowd(Tenant).Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        await Crowd.Settle(store.Feed);

        Assert.Empty((await store.Directory.List($"{Tenant}-other", new() { Resource = "call" }, null, 10)).States);
        Assert.Empty((await store.Directory.List(Tenant, new() { Resource = "agent" }, null, 10)).States);
        Assert.Single((await store.Directory.List(Tenant, new() { Resource = "call" }, null, 10)).States);
    }

    [Fact]
    public async Task A_list_stands_as_it_stood_when_the_journal_is_opened_again()
    {
        var crowd = new Crowd(Tenant);
        for (var resource = 0; resource < 5; resource++)
        {
            await crowd.Hear(store.Journal, new Telling(resource, "call_created", 0, ""));
        }

        await store.Restart();

        var list = await ReadAll(Tenant, new ResourceQuery { Resource = "call" }, 2);
        Crowd.AssertSame(crowd.Now.Select(stood => stood.State).Reverse(), list);
    }

    private static IEnumerable<ResourceState> Expected(Crowd crowd, ResourceQuery query) => crowd.Now
        .Where(stood => Matches(stood, query))
        .Select(stood => stood.State)
        .OrderByDescending(state => state.Position);

    private static bool Matches(Stood stood, ResourceQuery query)
    {
        var state = stood.State;
        var overdue = !state.Ended && (state.CreatedAt ?? state.ReceivedAt) < query.OverdueBefore;
        return state.Key.Resource == query.Resource
            && (query.Statuses is null || query.Statuses.Any(status => status == state.Status))
            && (query.Ended is null || query.Ended == state.Ended)
            && (query.Deleted is null || query.Deleted == state.Deleted)
            && (query.Overdue is null || query.Overdue == overdue)
            && (query.ReferenceId is null || query.ReferenceId == state.Payload.Uuid("reference_id"u8))
            && (query.UpdatedAfter is null || query.UpdatedAfter < stood.HeardAt);
    }

    private async Task<List<ResourceState>> ReadAll(string tenant, ResourceQuery query, int size)
    {
        var read = new List<ResourceState>();
        var page = new ResourcePage([], null);
        do
        {
            page = await store.Directory.List(tenant, query, page.Next, size);
            Assert.Equal(page.Next is null ? Math.Min(size, page.States.Count) : size, page.States.Count);
            read.AddRange(page.States);
        }
        while (page.Next is not null);

        return read;
    }
}
