using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoipbinGrains.Api.Json;

/// <summary>A place in the feed: a string in JSON, because JavaScript's numbers lose digits above 2^53.</summary>
[JsonConverter(typeof(PositionConverter))]
internal readonly record struct Position(long Value);

internal sealed class PositionConverter : JsonConverter<Position>
{
    public override Position Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(long.Parse(reader.GetString()!, CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Position value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
}
