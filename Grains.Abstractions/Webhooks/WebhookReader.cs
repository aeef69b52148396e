using VoipbinGrains.Resources;

namespace VoipbinGrains.Webhooks;

/// <summary>Reads a webhook's body. Pure: when it was received arrives as an argument.</summary>
public static class WebhookReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">
    /// The body as received, at most 1 MiB. The event keeps it: it may not change afterwards.
    /// </param>
    /// <param name="receivedAt">When it was received.</param>
    public static HeardWebhook Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        if (!Envelope.TryOpen(body, out var envelope, out var rejection))
        {
            return rejection;
        }

        var data = Compact(envelope.Data, body.Length);
        var id = default(string);
        var sent = data.Raw("id"u8) is { } json && !IsNull(json) ? json : default(ReadOnlyMemory<byte>?);
        if (sent is { } text && !FieldReader.TryText(text, out id) && IsString(text))
        {
            return new RejectedWebhook(RejectedWebhook.IdNotUuid, "data.id has half of a surrogate pair.");
        }

        var received = VoipbinTime.Cut(receivedAt);
        if (ResourceTypes.OfEvent(envelope.Type) is not { } type)
        {
            var told = ResourceId.TryParse(id, out var known) ? known.ToString() : id; // ids are told in lower case
            return new UnmodelledWebhook(
                new() { Type = envelope.Type, Id = told, ReceivedAt = received, Data = data.Json });
        }

        return Identify(envelope.Type, sent is not null, id, out var uuid)
            ?? new ModelledWebhook(Event(type, uuid, envelope, data, received)) as HeardWebhook;
    }

    private static RejectedWebhook? Identify(string type, bool hasId, string? id, out Guid uuid)
    {
        uuid = default;
        if (!hasId)
        {
            return new(RejectedWebhook.IdMissing, $"data.id is missing; a {type} tells whom it is about by data.id.");
        }

        if (!ResourceId.TryParse(id, out uuid))
        {
            return new(RejectedWebhook.IdNotUuid, "data.id is no UUID of 8-4-4-4-12 hexadecimal digits.");
        }

        return uuid == Guid.Empty
            ? new(RejectedWebhook.IdMissing, "data.id is all zeros, which is how VoIPBin writes «none».")
            : null;
    }

    private static WebhookEvent Event(
        ResourceType type, Guid id, Envelope envelope, Payload data, DateTimeOffset receivedAt) => new()
        {
            Resource = type.Name,
            Id = id,
            SentAs = type.Lifecycle.EventOf(envelope.Type)!.Spelled(envelope.Type),
            Status = data.Text("status"u8),
            OccurredAt = data.Time("tm_update"u8) ?? data.Time("tm_create"u8),
            DeletedAt = data.Time("tm_delete"u8),
            ReceivedAt = receivedAt,
            Identity = EventIdentity.Of(envelope.TypeAsSent.Span, data.Json.Span),
            Unreadable = data.Unreadable(type.Fields),
            Data = data.Json,
        };

    // VoIPBin sends no whitespace between tokens and little beside the data, so what was read once usually serves; what
    // is kept must not keep a much longer body with it
    private static Payload Compact(Payload data, int bodyLength) =>
        JsonText.HasWhitespace(data.Json.Span) ? Payload.Read(JsonText.RemoveWhitespace(data.Json.Span))
        : data.Json.Length < bodyLength / 2 ? Payload.Read(data.Json.ToArray())
        : data;

    private static bool IsNull(ReadOnlyMemory<byte> json) => json.Span[0] == 'n';

    private static bool IsString(ReadOnlyMemory<byte> json) => json.Span[0] == '"';
}
