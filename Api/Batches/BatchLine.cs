namespace VoipbinGrains.Api.Batches;

/// <summary>One line of a batch that has to be answered.</summary>
/// <param name="Number">Its place in the body, from 1; blank lines count.</param>
/// <param name="Kind">What became of it while it was read.</param>
/// <param name="Bytes">Its bytes without the line break, until the next is taken; empty unless it is whole.</param>
internal readonly record struct BatchLine(int Number, BatchLineKind Kind, ReadOnlyMemory<byte> Bytes);
