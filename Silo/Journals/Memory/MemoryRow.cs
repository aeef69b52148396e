using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>One row; it is of one of three kinds.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.MemoryRow")]
internal sealed record MemoryRow
{
    [Id(0)]
    public required string Tenant { get; init; }

    [Id(1)]
    public ResourceKey? Resource { get; init; }

    [Id(2)]
    public RecordedEvent? Event { get; init; }

    [Id(3)]
    public UnmodelledEvent? Unmodelled { get; init; }

    [Id(4)]
    public QuarantinedBody? Quarantined { get; init; }
}

/// <summary>Some rows that are written together.</summary>
[GenerateSerializer, Alias("voipbin.MemoryPage")]
internal sealed record MemoryPage
{
    /// <summary>The most rows of a page: a commit rewrites one page.</summary>
    public const int Size = 16;

    [Id(0)]
    public List<MemoryRow> Rows { get; init; } = [];
}

/// <summary>How many rows count; written last, so that a commit is whole or not there.</summary>
[GenerateSerializer, Alias("voipbin.MemoryHead")]
internal sealed record MemoryHead
{
    [Id(0)]
    public int Rows { get; set; }
}
