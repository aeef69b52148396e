using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Webhooks to two tenants and to none, the same for the same seed: bodies of <see cref="Mutations"/>, sent in all the
/// ways that a sender may choose.
/// </summary>
internal sealed class FuzzedWebhooks(int seed)
{
    private static readonly HttpMethod[] methods = [HttpMethod.Post, HttpMethod.Put, HttpMethod.Get, HttpMethod.Delete];
    private static readonly string?[] types =
        [null, "application/json", "text/plain", "multipart/x; boundary=\"", "a/b; c=%00\\"];
    private static readonly string[] encodings = ["gzip", "br, gzip", "identity, deflate", "\""];

    private readonly Random random = new(seed);
    private readonly FuzzedWebhook?[] sent = new FuzzedWebhook?[64];
    private readonly Mutations bodies = new(seed, beginsWithKnown: seed == 1);

    /// <summary>The next webhook, now and then one that was sent before.</summary>
    public FuzzedWebhook Next()
    {
        ref var place = ref sent[random.Next(sent.Length)];
        return Once(10) && place is { } again ? again : place = New();
    }

    private FuzzedWebhook New()
    {
        var body = bodies.Next();
        var webhook = new FuzzedWebhook(Once(150) ? AtTheLimit(body) : body)
        {
            Method = Once(3) ? methods[random.Next(methods.Length)] : HttpMethod.Post,
            ContentType = types[random.Next(types.Length)],
            Encoding = Once(100) ? encodings[random.Next(encodings.Length)] : null,
            IsChunked = Once(10),
        };
        return random.Next(20) switch
        {
            0 => webhook with { Path = "/v1/webhooks/acme", IsStrangers = true },
            1 => webhook.Signed() with { Path = "/v1/webhooks/nobody", IsStrangers = true },
            <= 5 => webhook.Signed(),
            _ => webhook,
        };
    }

    // whitespace after the last brace says nothing, so only the length makes the difference
    private byte[] AtTheLimit(byte[] body)
    {
        var large = new byte[WebhookBody.MaxLength + random.Next(-1, 3)];
        large.AsSpan().Fill((byte)' ');
        body.CopyTo(large, 0);
        return large;
    }

    private bool Once(int inSoMany) => random.Next(inSoMany) == 0;
}
