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
    /// <summary>Whether an example says the same, but for what is another each time.</summary>
    public bool IsLike(string example) => Lasting(example) == Lasting(Body);

    public override string ToString() => $"{Example}: {Method} {Pattern} {Status} {Body}";

    // times of receipt are of each run, and tokens are opaque
    private string Lasting(string body) => OfThisRun().Replace(
        MediaType is "application/json" or "application/problem+json"
            ? JsonSerializer.Serialize(JsonElement.Parse(body))
            : body,
        "$1…");

    [GeneratedRegex("""("(?:at|received_at|last_received_at|next_page_token|token|expires_at|Host)":")[^"]*""")]
    private static partial Regex OfThisRun();
}
