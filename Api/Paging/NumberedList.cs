using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VoipbinGrains.Api.Paging;

/// <summary>A list, newest first, whose places are numbers.</summary>
/// <param name="Name">What names the list: its path and its filters.</param>
/// <param name="Read">Reads so many entries before a place; null is the beginning.</param>
/// <param name="Place">An entry's place.</param>
/// <param name="View">An entry as clients see it.</param>
internal sealed record NumberedList<T, TView>(
    string Name,
    Func<long?, int, ValueTask<IReadOnlyList<T>>> Read,
    Func<T, long> Place,
    Func<T, TView> View)
{
    /// <summary>The part of the list that is asked for.</summary>
    public async Task<Results<Ok<Page<TView>>, ProblemHttpResult>> Answer(HttpRequest request)
    {
        var place = new byte[sizeof(long)];
        if (PageRequest.Read(request, Name, out var size, place, out var isFirst) is { } problem)
        {
            return problem;
        }

        var entries = await Read(isFirst ? null : BinaryPrimitives.ReadInt64BigEndian(place), size);
        return TypedResults.Ok(new Page<TView>([.. entries.Select(View)], entries.Count < size ? null : Next(entries)));
    }

    private string Next(IReadOnlyList<T> entries)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, Place(entries[^1]));
        return PageToken.Write(Name, place);
    }
}
