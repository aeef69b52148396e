namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The commit point: what it counts is written.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.MemoryHead")]
internal sealed record MemoryHead
{
    /// <summary>How many rows are written.</summary>
    [Id(0)]
    public int Rows { get; init; }
}
