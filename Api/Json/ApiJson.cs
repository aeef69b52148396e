using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Lifecycles;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.Json;

/// <summary>How the edge spells JSON: snake_case, unset is null, VoIPBin's data as sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(TimeConverter), typeof(RawJsonConverter), typeof(PositionConverter)])]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(ResourceView))]
[JsonSerializable(typeof(Page<EventView>))]
[JsonSerializable(typeof(LifecycleView))]
[JsonSerializable(typeof(LifecycleList))]
[JsonSerializable(typeof(ReadinessView))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;

internal static class ApiJson
{
    public static void AddApiJson(this IHostApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new TimeConverter());
            options.SerializerOptions.Converters.Add(new RawJsonConverter());
            options.SerializerOptions.Converters.Add(new PositionConverter());
        });
}
