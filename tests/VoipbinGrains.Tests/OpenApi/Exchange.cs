using System.Text.Json;
using System.Text.RegularExpressions;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>What the server answered, and the example that claims to be the answer.</summary>
/// <param name="Example">The example's name.</param>
/// <param name="Method">The method, in lower case as the document has it.</param>
/// <param name="Pattern">The path as the document has it.</param>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The content type.</param>
/// <param name="Body">What was answered; of a stream, one frame.</param>
internal sealed partial record Exchange(
    string Example, string Method, string Pattern, int Status, string? MediaType, string Body)
{
    /// <summary>Whether it tells how things are at the moment, so that only its shape lasts.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>Whether an example says the same, but for what is another each time.</summary>
    public bool IsLike(string example) => IsOfNow
        ? AreAlike(JsonElement.Parse(DataOf(example)), JsonElement.Parse(DataOf(Body)))
        : Lasting(example) == Lasting(Body);

    public override string ToString() => $"{Example}: {Method} {Pattern} {Status} {Body}";

    // of the same members, down to where one of them has nothing to tell now
    private static bool AreAlike(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Null, _) or (_, JsonValueKind.Null) => true,
        (JsonValueKind.Object, JsonValueKind.Object) =>
            one.EnumerateObject().Select(member => member.Name).SequenceEqual(
                other.EnumerateObject().Select(member => member.Name))
            && one.EnumerateObject().All(member => AreAlike(member.Value, other.GetProperty(member.Name))),
        (JsonValueKind.Array, JsonValueKind.Array) => one.EnumerateArray().Zip(other.EnumerateArray())
            .All(pair => AreAlike(pair.First, pair.Second)),
        var (kind, same) => kind == same,
    };

    private static string DataOf(string body) =>
        body.IndexOf("\ndata: ", StringComparison.Ordinal) is var at and >= 0 ? body[(at + 7)..] : body;

    // times of receipt are of each run, and tokens are opaque
    private string Lasting(string body) => OfThisRun().Replace(
        MediaType is "application/json" or "application/problem+json"
            ? JsonSerializer.Serialize(JsonElement.Parse(body))
            : body,
        "$1…");

    [GeneratedRegex("""("(?:at|received_at|last_received_at|next_page_token|token|expires_at|Host)":")[^"]*""")]
    private static partial Regex OfThisRun();
}
