using System.Text.Json.Nodes;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What was really sent or answered, from the files under <c>Examples</c>: JSON, or text as it is.</summary>
internal static class Example
{
    private const string Folder = "Examples/";

    /// <summary>The example of this name.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static JsonNode Read(string name) =>
        Open($"{name}.json") is { } json ? JsonNode.Parse(json)!
        : Open($"{name}.txt") is { } text ? JsonValue.Create(text)
        : throw new FileNotFoundException($"There is no example {name}.");

    private static string? Open(string file)
    {
        using var stream = typeof(Example).Assembly.GetManifestResourceStream(Folder + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
