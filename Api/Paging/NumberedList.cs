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
        if (PageRequest.ReadNumbered(request, Name, out var size, out var before) is { } problem)
        {
            return problem;
        }

        var entries = await Read(before, size);
        var next = entries.Count < size ? null : PageToken.Write(Name, Place(entries[^1]));
        return TypedResults.Ok(new Page<TView>([.. entries.Select(View)], next));
    }
}
