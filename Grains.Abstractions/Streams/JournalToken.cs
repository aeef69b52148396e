using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace VoipbinGrains.Streams;

/// <summary>
/// A place in a stream. <see cref="StreamSequenceToken.SequenceNumber"/> is a position of the journal; with a
/// <see cref="StreamSequenceToken.EventIndex"/> of 0 it is the place before it, else the place after it.
/// </summary>
[GenerateSerializer, Alias("voipbin.JournalToken")]
public sealed class JournalToken : EventSequenceTokenV2
{
    /// <summary>
    /// The <see cref="StreamSequenceToken.EventIndex"/> from which on a dead letter is told once more.
    /// </summary>
    internal const int FirstReplay = 1_000_000;

    /// <summary>For the serializer.</summary>
    public JournalToken()
    {
    }

    /// <summary>The place before a position.</summary>
    /// <param name="position">The position.</param>
    public JournalToken(long position)
        : this(position, 0, 0)
    {
    }

    /// <summary>A place.</summary>
    /// <param name="position">The position.</param>
    /// <param name="told">0 is before it; else after it, when so many changes were told together.</param>
    /// <param name="previous">What <see cref="Previous"/> says.</param>
    public JournalToken(long position, int told, long previous)
        : base(position, told) => Previous = previous;

    /// <summary>
    /// Between this position and the token's own there is nothing in the stream: whoever has not heard it has missed
    /// something; 0 if that is not known.
    /// </summary>
    [Id(2)]
    public long Previous { get; private set; }

    /// <summary>The position up to which nothing is asked for.</summary>
    internal static long After(StreamSequenceToken token) =>
        token.EventIndex == 0 ? Math.Max(0, token.SequenceNumber - 1) : token.SequenceNumber;

    /// <inheritdoc/>
    protected override Type SequenceTokenCompatibilityDomain => typeof(EventSequenceToken);
}
