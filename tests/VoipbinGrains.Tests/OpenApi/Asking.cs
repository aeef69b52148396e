using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>A request whose answer the document has as an example.</summary>
/// <param name="Example">The example's name; null if the answer only has to be had.</param>
/// <param name="Method">The method.</param>
/// <param name="Pattern">The path as the document has it.</param>
internal sealed record Asking(string? Example, string Method, string Pattern)
{
    public const string Secret = "the secret";
    public const string Key = "a key with all scopes";
    public const string SmallKey = "a key with one scope";
    public const string KeyOfOpen = "a key of the other tenant";

    /// <summary>The path.</summary>
    public string Path { get; init; } = Pattern;

    public string? SentKey { get; init; } = Key;

    public byte[]? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public bool IsSigned { get; init; } = true;

    /// <summary>The content coding that it claims.</summary>
    public string? Coding { get; init; }

    /// <summary>Whether the answer may lag what was acknowledged, so that it is asked for until it is there.</summary>
    public bool MayLag { get; init; }

    /// <summary>Whether the answer tells how things are at the moment.</summary>
    public bool IsOfNow { get; init; }

    public static Asking Get(string example, string pattern, string? path = null) =>
        new(example, "GET", pattern) { Path = path ?? pattern };

    public static Asking Webhook(string? example, string body) =>
        new(example, "POST", "/v1/webhooks") { Body = Encoding.UTF8.GetBytes(body) };

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(Method), Path);
        if (SentKey is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SentKey);
        }

        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", Coding is null ? [] : [Coding]);
            request.Headers.ExpectContinue = Body.Length > 1024 * 1024;
            request.Headers.Add("X-VoIPBIN-Signature", IsSigned ? Signature(Body) : "sha256=00");
        }

        return request;
    }

    private static string Signature(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));
}
