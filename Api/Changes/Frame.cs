using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>A change and its text on the wire, which is made once for all listeners.</summary>
internal sealed class Frame(Change change, FrameText text)
{
    private byte[]? bytes;

    public Change Change => change;

    /// <summary>About how much memory it takes, in bytes.</summary>
    public int Size => 3 * change.Size;

    // two listeners may both make it: the text is the same
    public byte[] Bytes => bytes ??= text.Of(change);
}
