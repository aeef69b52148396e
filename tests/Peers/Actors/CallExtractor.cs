using Akka.Cluster.Sharding;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Actors;

/// <summary>Finds the call that a message is of.</summary>
internal sealed class CallExtractor(int shards) : HashCodeMessageExtractor(shards)
{
    public override string? EntityId(object message) => message is ToldCall told ? told.Call.ToString() : null;
}
