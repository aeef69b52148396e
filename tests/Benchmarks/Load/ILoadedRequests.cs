namespace VoipbinGrains.Benchmarks.Load;

/// <summary>What a load sends.</summary>
internal interface ILoadedRequests
{
    /// <summary>The next request, whole; it is overwritten by the one after.</summary>
    ReadOnlySpan<byte> Next();
}
