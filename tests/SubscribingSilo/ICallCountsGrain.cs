namespace VoipbinGrains.SubscribingSilo;

/// <summary>How many calls stand in which status. There is one, of key <c>call</c>.</summary>
[GrainInterfaceType("example.call-counts"), Alias("example.ICallCountsGrain")]
public interface ICallCountsGrain : IGrainWithStringKey
{
    [Alias("Get")]
    ValueTask<Dictionary<string, int>> Get();
}
