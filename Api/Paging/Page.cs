using System.Buffers.Binary;

namespace VoipbinGrains.Api.Paging;

/// <summary>A part of a list; the token leads to the next part and is null at the end.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Result, string? NextPageToken);

internal static class Page
{
    /// <summary>A part of a list whose places are numbers.</summary>
    /// <param name="list">What names the list.</param>
    /// <param name="size">How many entries were asked for: fewer are the last.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="place">An entry's place.</param>
    /// <param name="view">An entry as clients see it.</param>
    public static Page<TView> Of<T, TView>(
        string list, int size, IReadOnlyList<T> entries, Func<T, long> place, Func<T, TView> view)
    {
        if (entries.Count < size)
        {
            return new Page<TView>([.. entries.Select(view)], null);
        }

        var last = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(last, place(entries[^1]));
        return new Page<TView>([.. entries.Select(view)], PageToken.Write(list, last));
    }
}
