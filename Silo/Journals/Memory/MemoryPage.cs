namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>Some rows that follow each other, stored together.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.MemoryPage")]
internal sealed record MemoryPage
{
    /// <summary>The rows; those that the head does not count yet were never acknowledged.</summary>
    [Id(0)]
    public IReadOnlyList<MemoryRow> Rows { get; init; } = [];
}
