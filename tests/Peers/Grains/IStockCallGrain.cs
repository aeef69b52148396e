using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Grains;

/// <summary>A call.</summary>
[GrainInterfaceType("peer.call"), Alias("peer.IStockCallGrain")]
internal interface IStockCallGrain : IGrainWithGuidKey
{
    /// <summary>Takes an event; once this returns it is durable and published.</summary>
    [Alias("Receive")]
    Task Receive(ToldCall told);
}
