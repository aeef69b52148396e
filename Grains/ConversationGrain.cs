using Orleans.Concurrency;
using VoipbinGrains.Conversations;
using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Grains.Conversations;
using VoipbinGrains.Grains.Figures;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains;

/// <summary>
/// A tenant's conversations, joined when they are asked for. What the figures remember names the parts up to the last
/// commit; of older calls, the lists and the histories do. Its key is the tenant's name; it remembers nothing.
/// </summary>
[GrainType("conversation"), StatelessWorker, Reentrant]
internal sealed class ConversationGrain(IDirectory directory, IGrainFactory grains) : Grain, IConversationGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public async ValueTask<Conversation?> Read(Guid call)
    {
        var (parts, known, book) = await Join(call);
        var agents = await Task.WhenAll(
            parts.Agents.Select(agent => History.Read(grains, Key("agent", agent), BeganAt(known.Values))));
        if (known.Count == 0)
        {
            return null;
        }

        return new Conversation
        {
            Call = known.GetValueOrDefault(Key("call", call))?.State,
            Legs = States("call", parts.Legs),
            Activeflows = States("activeflow", parts.Activeflows),
            Queuecalls = States("queuecall", parts.Queuecalls),
            Queues = parts.Queues.UnionBy(book.PartsOf(call, 0).Queues, one => one.Key).ToDictionary(),
            Agents = [.. agents.OfType<History>().Select(agent => agent.State)],
            Timeline = Timeline.Of(known.Values, agents.OfType<History>()),
        };

        List<ResourceState> States(string resource, IReadOnlyList<Guid> ids) =>
            [.. ids.Select(id => known.GetValueOrDefault(Key(resource, id))?.State).OfType<ResourceState>()];
    }

    public async ValueTask<ConversationParts> PartsOf(Guid call) => (await Join(call)).Parts;

    private async Task<(ConversationParts Parts, Dictionary<ResourceKey, History> Known, FiguresBook Book)> Join(
        Guid call)
    {
        var remembered = await grains.GetGrain<IFiguresGrain>(0).PartsOf(Tenant, call);
        var known = new Dictionary<ResourceKey, History>();
        var book = new FiguresBook();
        await Learn([Key("call", call)]);
        var chained = known.GetValueOrDefault(Key("call", call))?.Events
            .SelectMany(one => Payload.Read(one.Data).Uuids("chained_call_ids"u8)) ?? [];
        await Learn(
        [
            .. remembered.Legs.Union(chained).Select(id => Key("call", id)),
            .. (await Listed("activeflow")).Union(remembered.Activeflows).Select(id => Key("activeflow", id)),
            .. (await Listed("queuecall")).Union(remembered.Queuecalls).Select(id => Key("queuecall", id)),
        ]);

        var joined = book.PartsOf(call, remembered.AsOf);
        return (
            remembered with
            {
                Legs = [.. remembered.Legs.Union(joined.Legs)],
                Activeflows = [.. remembered.Activeflows.Union(joined.Activeflows)],
                Queuecalls = [.. remembered.Queuecalls.Union(joined.Queuecalls)],
                Agents = [.. remembered.Agents.Union(joined.Agents)],
            },
            known,
            book);

        async Task Learn(IReadOnlyList<ResourceKey> keys)
        {
            foreach (var history in await Task.WhenAll(keys.Select(key => History.Read(grains, key))))
            {
                if (history is not null)
                {
                    known[history.State.Key] = history;
                    history.Events.ToList().ForEach(one => book.Add(Change.Of(history.State.Key, one)));
                }
            }
        }

        async Task<IEnumerable<Guid>> Listed(string resource) => (await directory.List(
            Tenant, new ResourceQuery { Resource = resource, ReferenceId = call }, before: null, PageSize.Max))
            .States.Select(state => state.Key.Id);
    }

    private ResourceKey Key(string resource, Guid id) => new(Tenant, resource, id);

    private static long BeganAt(IEnumerable<History> histories) => histories.SelectMany(history => history.Events)
        .Select(one => one.OccurredAt)
        .OfType<DateTimeOffset>()
        .Select(VoipbinTime.ToMicroseconds)
        .DefaultIfEmpty()
        .Min();
}
