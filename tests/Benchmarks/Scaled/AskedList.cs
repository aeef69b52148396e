using System.Text;

namespace VoipbinGrains.Benchmarks.Scaled;

/// <summary>A list that is asked for.</summary>
/// <param name="Kind">The kind in the plural.</param>
/// <param name="Filter">What is asked for of it.</param>
internal sealed record AskedList(string Kind, string Filter)
{
    /// <summary>The page to begin at and to go on from; null asks for the first page each time.</summary>
    public string? From { get; init; }

    public string Name => $"{Kind} {Filter}{(From is null ? "" : " page after page from amid")}";

    /// <summary>The path of a page of it.</summary>
    public string PathOf(string? token) =>
        $"/v1/{Kind}?{Filter}{(token is null ? "" : $"&page_token={Uri.EscapeDataString(token)}")}";

    /// <summary>The token of the page after an answer; null at the end.</summary>
    public static string? NextIn(ReadOnlySpan<byte> answer)
    {
        var name = "\"next_page_token\":\""u8;
        var at = answer.LastIndexOf(name);
        return at < 0 ? null : Encoding.ASCII.GetString(answer[(at + name.Length)..^2]);
    }
}
