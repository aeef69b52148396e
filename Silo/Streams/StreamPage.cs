using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Streams;

/// <summary>A part of a stream, read from the journal.</summary>
/// <param name="Changes">What follows the position that was asked for, in order.</param>
/// <param name="Reached">The position up to which the part is complete.</param>
/// <param name="Retained">The position from which on all is still there.</param>
internal sealed record StreamPage(List<Change> Changes, long Reached, long Retained);

/// <summary>Reads a part of a stream from the journal.</summary>
/// <param name="stream">The stream.</param>
/// <param name="after">The position after which to read.</param>
/// <param name="stop">Gives up.</param>
internal delegate Task<StreamPage> LoadStream(StreamId stream, long after, CancellationToken stop);
