using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Paging;

/// <summary>Which part of a list is asked for: <c>?page_size=&amp;page_token=</c>.</summary>
internal static class PageRequest
{
    public const int DefaultSize = 100;
    private const string SizeName = "page_size";
    private const string TokenName = "page_token";

    /// <summary>Reads the part that is asked for, of a list whose places are numbers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">What names the list: its path and its filters.</param>
    /// <param name="size">How many entries, 1 to 1000.</param>
    /// <param name="before">Where the page before ended; null for the first page.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static ProblemHttpResult? ReadNumbered(
        HttpRequest request, string list, out int size, out long? before)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        var problem = Read(request, list, out size, place, out var isFirst);
        before = isFirst ? null : BinaryPrimitives.ReadInt64BigEndian(place);
        return problem;
    }

    /// <summary>Reads the part that is asked for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">What names the list: its path and its filters.</param>
    /// <param name="size">How many entries, 1 to 1000.</param>
    /// <param name="place">Where the page before ended, if <paramref name="isFirst"/> is false.</param>
    /// <param name="isFirst">Whether the first page is asked for.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static ProblemHttpResult? Read(
        HttpRequest request, string list, out int size, Span<byte> place, out bool isFirst)
    {
        size = DefaultSize;
        isFirst = !request.Query.TryGetValue(TokenName, out var token);
        if (request.Query.TryGetValue(SizeName, out var asked)
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size)
                || size is < 1 or > PageSize.Max))
        {
            return Problem.Invalid($"{SizeName} is a number from 1 to {PageSize.Max}.");
        }

        return isFirst ? null : PageToken.Read(token.ToString(), list, place) switch
        {
            PageTokenReading.Place => null,
            PageTokenReading.OfAnotherList => Problem.Of(
                StatusCodes.Status400BadRequest,
                Problem.PageTokenMismatch,
                $"{TokenName} is of another list: send it with the path and the filters that it came from."),
            _ => Problem.Invalid($"{TokenName} is none: send the next_page_token of the page before, as it is."),
        };
    }
}
