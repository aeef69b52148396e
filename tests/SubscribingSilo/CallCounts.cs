namespace VoipbinGrains.SubscribingSilo;

[GenerateSerializer, Alias("example.CallCounts")]
public sealed class CallCounts
{
    [Id(0)]
    public long Position { get; set; }

    [Id(1)]
    public Dictionary<string, int> ByStatus { get; set; } = [];
}
