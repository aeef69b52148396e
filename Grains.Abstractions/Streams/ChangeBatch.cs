using Orleans.Streams;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Streams;

/// <summary>Some changes of a stream that follow each other, delivered together.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.ChangeBatch")]
public sealed record ChangeBatch : IBatchContainer
{
    /// <summary>The stream.</summary>
    [Id(0)]
    public required StreamId StreamId { get; init; }

    /// <summary>The changes in order; none if this only tells that there is something to deliver.</summary>
    [Id(1)]
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>Where the stream stands afterwards.</summary>
    [Id(2)]
    public required JournalToken Token { get; init; }

    /// <summary>Whether these were dead letters that are told once more, in no order with the others.</summary>
    public bool IsReplay => Token.EventIndex >= JournalToken.FirstReplay;

    /// <inheritdoc/>
    public StreamSequenceToken SequenceToken => Token;

    /// <inheritdoc/>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        var previous = Token.Previous;
        foreach (var change in Changes)
        {
            if (change is T told)
            {
                yield return Tuple.Create<T, StreamSequenceToken>(
                    told, new JournalToken(change.Position, IsReplay ? Token.EventIndex : 0, previous));
            }

            previous = change.Position;
        }
    }

    /// <inheritdoc/>
    public bool ImportRequestContext() => false;
}
