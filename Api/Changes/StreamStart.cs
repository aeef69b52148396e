namespace VoipbinGrains.Api.Changes;

/// <summary>Where a stream begins.</summary>
internal abstract record StreamStart
{
    /// <summary>With the next change.</summary>
    public sealed record Now : StreamStart;

    /// <summary>With how everything stands.</summary>
    public sealed record Snapshot : StreamStart;

    /// <summary>With the first change that is retained.</summary>
    public sealed record Everything : StreamStart;

    /// <summary>With the first change after a position.</summary>
    public sealed record After(long Position) : StreamStart;

    /// <summary>At what is no position.</summary>
    public sealed record Nowhere : StreamStart;
}
