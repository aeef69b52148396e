namespace VoipbinGrains.Silo.Streams;

/// <summary>Which streams kinds of grains subscribe to by their namespace.</summary>
internal interface IImplicitStreams
{
    /// <summary>Whether there is any.</summary>
    bool Any { get; }

    /// <summary>Whether a stream is one of them.</summary>
    bool Has(StreamId stream);
}
