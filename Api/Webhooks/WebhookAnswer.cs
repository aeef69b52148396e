using VoipbinGrains.Api.Json;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>What a sender is told once its event is durable.</summary>
internal sealed record WebhookAnswer(string Outcome, string Resource, string? Id, int? Version, Position Position)
{
    private const string Unmodelled = "unmodelled";

    public static WebhookAnswer Of(WebhookEvent heard, Receipt receipt) => new(
        receipt.Verdict switch
        {
            Verdict.Applied => "applied",
            Verdict.Late => "late",
            _ => "duplicate",
        },
        heard.Resource,
        heard.Id.ToString(),
        receipt.Version,
        new Position(receipt.Position));

    public static WebhookAnswer Stored(string? id, long position) =>
        new("stored", Unmodelled, id, null, new Position(position));
}
