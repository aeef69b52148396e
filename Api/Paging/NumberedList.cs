using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Paging;

/// <summary>A list, newest first, whose places are numbers.</summary>
/// <param name="Name">What names the list: its path and its filters.</param>
/// <param name="Read">Reads so many entries before a place; null is the beginning.</param>
/// <param name="Place">An entry's place.</param>
/// <param name="Size">How many bytes an entry brings along.</param>
/// <param name="View">An entry as clients see it.</param>
internal sealed record NumberedList<T, TView>(
    string Name,
    Func<long?, int, ValueTask<IReadOnlyList<T>>> Read,
    Func<T, long> Place,
    Func<T, int> Size,
    Func<T, TView> View)
{
    /// <summary>How many are read at a time, each of which may be as large as a webhook.</summary>
    private const int AtOnce = 16;

    /// <summary>The part of the list that is asked for.</summary>
    public async Task<Results<Ok<Page<TView>>, ProblemHttpResult>> Answer(HttpRequest request)
    {
        if (PageRequest.ReadNumbered(request, Name, out var size, out var before) is { } problem)
        {
            return problem;
        }

        var (entries, bytes, isLast) = (new List<T>(), 0L, false);
        while (!isLast && entries.Count < size && bytes < HistoryPage.MaxBytes)
        {
            var most = Math.Min(size - entries.Count, AtOnce);
            var part = await Read(before, most);
            entries.AddRange(part);
            bytes += part.Sum(Size);
            isLast = part.Count < most;
            before = part.Count > 0 ? Place(part[^1]) : before;
        }

        return TypedResults.Ok(new Page<TView>(
            [.. entries.Select(View)], isLast ? null : PageToken.Write(Name, before!.Value)));
    }
}
