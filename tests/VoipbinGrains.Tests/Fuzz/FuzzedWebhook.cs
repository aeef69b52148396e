using System.Net;
using System.Security.Cryptography;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>A body and how it is sent.</summary>
/// <param name="Body">The body.</param>
internal sealed record FuzzedWebhook(byte[] Body)
{
    public const string Secret = "the secret of acme";

    private static readonly DateTimeOffset noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string Path { get; init; } = "/v1/webhooks";

    public string? ContentType { get; init; } = "application/json";

    public string? Encoding { get; init; }

    public string? Signature { get; init; }

    public bool IsChunked { get; init; }

    /// <summary>Whether its sender has not shown who it is.</summary>
    public bool IsStrangers { get; init; }

    /// <summary>The answer's words, one of which it has to get: outcomes, or else a problem's code.</summary>
    public IReadOnlyList<string> Expected() =>
        Body.Length > WebhookBody.MaxLength ? ["too_large"]
        : IsStrangers ? ["unauthorized"]
        : Encoding is not null ? ["invalid_parameter"]
        : WebhookReader.Read(Body, noon) switch
        {
            RejectedWebhook rejected => [rejected.Code],
            UnmodelledWebhook => ["stored", "spooled"],
            _ => ["applied", "late", "duplicate", "spooled"],
        };

    /// <summary>The signature of its tenant's secret.</summary>
    public FuzzedWebhook Signed() => this with
    {
        Path = "/v1/webhooks/acme",
        Signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Utf8(Secret), Body))}",
    };

    /// <summary>The request that brings it.</summary>
    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Method, Path)
        {
            Content = new ByteArrayContent(Body),
            Version = HttpVersion.Version11,
        };
        request.Headers.TransferEncodingChunked = IsChunked;
        foreach (var (name, value) in new[] { ("Content-Type", ContentType), ("Content-Encoding", Encoding) })
        {
            if (value is not null)
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (Signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-VoIPBIN-Signature", Signature);
        }

        return request;
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
