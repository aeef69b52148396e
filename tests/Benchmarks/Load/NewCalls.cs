namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Each request tells of another call.</summary>
/// <param name="seed">Which calls.</param>
internal sealed class NewCalls(long seed) : ILoadedRequests
{
    private readonly Ids ids = new(seed);
    private readonly CreatedCall request = new();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next() => request.Of(ids.Next());
}
