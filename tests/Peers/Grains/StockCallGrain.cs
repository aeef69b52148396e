using System.Text;
using Orleans.Streams;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Grains;

/// <summary>A call as in Orleans' own samples: its state is stored whole, then the change is published.</summary>
[GrainType("peer-call")]
internal sealed class StockCallGrain([PersistentState("call", OrleansPeer.Storage)] IPersistentState<StockCall> call)
    : Grain, IStockCallGrain
{
    private IAsyncStream<ToldCall> changes = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        changes = this.GetStreamProvider(OrleansPeer.Streams).GetStream<ToldCall>("call", this.GetPrimaryKey());
        return Task.CompletedTask;
    }

    public async Task Receive(ToldCall told)
    {
        var hash = Convert.ToHexString(told.Hash);
        if (call.State.Heard.Contains(hash))
        {
            return;
        }

        call.State.Heard.Add(hash);
        call.State.Version++;
        call.State.Deleted |= told.Deleted;
        if (call.State.Version == 1 || IsNewer(told, call.State))
        {
            Take(told, call.State);
        }

        await call.WriteStateAsync();
        await changes.OnNextAsync(told);
    }

    private static bool IsNewer(ToldCall told, StockCall state)
    {
        var place = (told.Rank, told.OccurredAt, told.TypeRank)
            .CompareTo((state.Rank, state.OccurredAt, state.TypeRank));
        return place > 0 || (place == 0 && told.Hash.AsSpan().SequenceCompareTo(state.Hash) > 0);
    }

    private static void Take(ToldCall told, StockCall state)
    {
        (state.Status, state.Rank, state.OccurredAt) = (told.Status, told.Rank, told.OccurredAt);
        (state.TypeRank, state.Hash, state.Data) = (told.TypeRank, told.Hash, Encoding.UTF8.GetString(told.Data));
    }
}
