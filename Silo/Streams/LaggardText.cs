using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Laggards as they are stored.</summary>
internal static partial class LaggardText
{
    public static string Write(IReadOnlyList<Laggard> laggards) =>
        JsonSerializer.Serialize(laggards, LaggardJson.Default.IReadOnlyListLaggard);

    public static IReadOnlyList<Laggard> Read(string text) =>
        JsonSerializer.Deserialize(text, LaggardJson.Default.IReadOnlyListLaggard) ?? [];

    [JsonSerializable(typeof(IReadOnlyList<Laggard>))]
    private sealed partial class LaggardJson : JsonSerializerContext;
}
