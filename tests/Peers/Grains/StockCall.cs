namespace VoipbinGrains.Peers.Grains;

/// <summary>What is kept of a call: the newest event's facts, and what tells a repeat.</summary>
[GenerateSerializer, Alias("peer.StockCall")]
internal sealed class StockCall
{
    [Id(0)]
    public int Version { get; set; }

    [Id(1)]
    public bool Deleted { get; set; }

    [Id(2)]
    public string? Status { get; set; }

    [Id(3)]
    public short Rank { get; set; }

    [Id(4)]
    public long OccurredAt { get; set; }

    [Id(5)]
    public short TypeRank { get; set; }

    [Id(6)]
    public byte[] Hash { get; set; } = [];

    /// <summary>VoIPBin's data as sent.</summary>
    [Id(7)]
    public string Data { get; set; } = "";

    /// <summary>The hashes of all events.</summary>
    [Id(8)]
    public List<string> Heard { get; set; } = [];
}
