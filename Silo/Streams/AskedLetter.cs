namespace VoipbinGrains.Silo.Streams;

/// <summary>A dead letter that is to be told once more.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Stream">The stream, namespace and key.</param>
/// <param name="Position">The position of its change.</param>
/// <param name="Revision">Grows with each subscription, and each letter that is asked for.</param>
[GenerateSerializer, Immutable, Alias("voipbin.AskedLetter")]
internal sealed record AskedLetter(
    [property: Id(0)] long Id,
    [property: Id(1)] string Stream,
    [property: Id(2)] long Position,
    [property: Id(3)] long Revision);
