using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Batches;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Api.Conversations;
using VoipbinGrains.Api.Figures;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Lifecycles;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Quarantine;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Api.Unmodelled;
using VoipbinGrains.Api.Wallboard;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.Json;

/// <summary>How the edge spells JSON: snake_case, unset is null, VoIPBin's data as sent.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(BatchFailure))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ResourceView))]
[JsonSerializable(typeof(WithdrawalView))]
[JsonSerializable(typeof(Page<EventView>))]
[JsonSerializable(typeof(Page<ResourceView>))]
[JsonSerializable(typeof(Page<QuarantineView>))]
[JsonSerializable(typeof(Page<UnmodelledView>))]
[JsonSerializable(typeof(Page<AuditView>))]
[JsonSerializable(typeof(QuarantineView))]
[JsonSerializable(typeof(ReplayTallyView))]
[JsonSerializable(typeof(LifecycleView))]
[JsonSerializable(typeof(LifecycleList))]
[JsonSerializable(typeof(ReadinessView))]
[JsonSerializable(typeof(ChangeView))]
[JsonSerializable(typeof(FeedView))]
[JsonSerializable(typeof(LiveView))]
[JsonSerializable(typeof(StreamGrant))]
[JsonSerializable(typeof(StreamTokenView))]
[JsonSerializable(typeof(EndView))]
[JsonSerializable(typeof(QueueFiguresView))]
[JsonSerializable(typeof(CentreFiguresView))]
[JsonSerializable(typeof(AgentFiguresView))]
[JsonSerializable(typeof(Page<CountedView>))]
[JsonSerializable(typeof(ProgressView))]
[JsonSerializable(typeof(ConversationView))]
[JsonSerializable(typeof(BoardView))]
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
        });
}
