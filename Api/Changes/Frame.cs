using VoipbinGrains.Api.Json;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>A change and its text on the wire, which is made once for all listeners who are shown the same.</summary>
internal sealed class Frame(Change change, FrameText text)
{
    private static readonly int ways = 1 + (int)(Hidden.Uris | Hidden.Numbers);

    private readonly byte[]?[] bytes = new byte[ways][];

    public Change Change => change;

    /// <summary>About how much memory it takes, in bytes.</summary>
    public int Size => 3 * change.Size;

    // two listeners may both make it: the text is the same
    public byte[] Bytes(Hidden hidden) => bytes[(int)hidden] ??= text.Of(change, hidden);
}
