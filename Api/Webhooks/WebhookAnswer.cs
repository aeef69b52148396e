using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>What a sender is told once its event is durable.</summary>
internal sealed record WebhookAnswer(string Outcome, string Resource, string? Id, int? Version, Position? Position)
    : IResult
{
    /// <summary>The outcome of an event that moved the state.</summary>
    public const string NewState = "applied";

    private const string Unmodelled = "unmodelled";
    private const string NotApplied = "spooled";

    /// <summary>Whether the event is durable, but not applied yet.</summary>
    [JsonIgnore]
    public bool IsSpooled => Outcome == NotApplied;

    /// <summary>Answers with it in one piece.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(this, json);
        var response = httpContext.Response;
        response.StatusCode = IsSpooled ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }

    public static WebhookAnswer Of(WebhookEvent heard, Receipt receipt) => receipt.Verdict switch
    {
        Verdict.Applied => Recorded(NewState, heard, receipt),
        Verdict.Late => Recorded("late", heard, receipt),
        Verdict.Duplicate => Recorded("duplicate", heard, receipt),
        _ => Stored(heard.Id.ToString(), receipt.Position),
    };

    public static WebhookAnswer Stored(string? id, long position) =>
        new("stored", Unmodelled, id, null, new Position(position));

    public static WebhookAnswer Spooled(HeardWebhook heard) => heard switch
    {
        ModelledWebhook { Event: var modelled } =>
            new(NotApplied, modelled.Resource, modelled.Id.ToString(), null, null),
        UnmodelledWebhook { Event: var unmodelled } => new(NotApplied, Unmodelled, unmodelled.Id, null, null),
        _ => throw new ArgumentException($"A {heard.GetType().Name} is not answered so.", nameof(heard)),
    };

    private static WebhookAnswer Recorded(string outcome, WebhookEvent heard, Receipt receipt) =>
        new(outcome, heard.Resource, heard.Id.ToString(), receipt.Version, new Position(receipt.Position));
}
