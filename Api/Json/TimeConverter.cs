using System.Text.Json;
using System.Text.Json.Serialization;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Json;

/// <summary>Times are RFC 3339 UTC with Z and 0 to 6 fraction digits.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(VoipbinTime.Write(value));
}
