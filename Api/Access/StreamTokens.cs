using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Api.Json;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Stream tokens: a grant and its signature, <c>eyJ….5f3c…</c>. They are signed with <c>Api:TokenSecret</c>, which all
/// edges of a cluster share; without it with a secret of this process alone, so that they end with it.
/// </summary>
internal sealed class StreamTokens(IConfiguration configuration, TimeProvider clock)
{
    /// <summary>A request line has room for no more.</summary>
    public const int MostLength = 7 * 1024;

    private const string Setting = "Api:TokenSecret";
    private const int LeastSecret = 32;

    private readonly byte[] secret = SecretOf(configuration) ?? RandomNumberGenerator.GetBytes(LeastSecret);

    /// <exception cref="RefusedToStartException">The secret is too short to be one.</exception>
    public static void Demand(IConfiguration configuration) => SecretOf(configuration);

    /// <summary>Writes a token.</summary>
    public string Write(StreamGrant grant)
    {
        var body = Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(grant, ApiJsonContext.Default.StreamGrant));
        return $"{body}.{Base64Url.EncodeToString(Sign(body))}";
    }

    /// <summary>Reads a token; null if it is none of ours, or has expired.</summary>
    public StreamGrant? Read(string token)
    {
        if (token.Length > MostLength || token.Split('.') is not [var body, var signature]
            || !Base64Url.IsValid(body) || !Base64Url.IsValid(signature)
            || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Sign(body)))
        {
            return null;
        }

        var grant = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(body), ApiJsonContext.Default.StreamGrant);
        return grant?.Until > clock.GetUtcNow().ToUnixTimeMilliseconds() ? grant : null;
    }

    private byte[] Sign(string body) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(body));

    private static byte[]? SecretOf(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        { Length: < LeastSecret } => throw new RefusedToStartException(
            $"{Setting} is too short: set it to {LeastSecret} characters or more that nobody can guess."),
        var set => Encoding.UTF8.GetBytes(set),
    };
}

/// <summary>Marks an endpoint that a stream token opens.</summary>
internal sealed class OpenToTokens;
