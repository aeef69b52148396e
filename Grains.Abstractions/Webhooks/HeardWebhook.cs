using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Webhooks;

/// <summary>What a body turned out to be.</summary>
public abstract record HeardWebhook;

/// <summary>An event of a resource that this product models.</summary>
/// <param name="Event">The event.</param>
public sealed record ModelledWebhook(WebhookEvent Event) : HeardWebhook;

/// <summary>An envelope of a type that this product does not model: kept whole.</summary>
/// <param name="Event">The envelope.</param>
public sealed record UnmodelledWebhook(UnmodelledEvent Event) : HeardWebhook;

/// <summary>A body that a resend cannot mend.</summary>
/// <param name="Code">The contract's code for what is wrong with it.</param>
/// <param name="Detail">How to mend it.</param>
public sealed record RejectedWebhook(string Code, string Detail) : HeardWebhook
{
    /// <summary>Not UTF-8, not JSON (RFC 8259), or deeper than 64.</summary>
    public const string NotJson = "not_json";

    /// <summary>JSON, but not <c>{"type": string, "data": object}</c>.</summary>
    public const string NotAnEnvelope = "not_an_envelope";

    /// <summary>A modelled type without an id, or with the id that VoIPBin writes for «none».</summary>
    public const string IdMissing = "id_missing";

    /// <summary>An id that is not 8-4-4-4-12 hexadecimal digits.</summary>
    public const string IdNotUuid = "id_not_uuid";
}
