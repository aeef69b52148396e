using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// VoIPBin's signature, <c>X-VoIPBIN-Signature: sha256=5f3c…</c>: HMAC-SHA256 of the raw body in hex. It carries no
/// time: a body that was caught can be sent again, which the rule of order makes harmless.
/// </summary>
internal static class Signature
{
    public const string Header = "X-VoIPBIN-Signature";

    private const string Scheme = "sha256=";

    /// <summary>Whether a tenant takes a body with this signature.</summary>
    public static bool IsAccepted(Tenant tenant, StringValues sent, ReadOnlySpan<byte> body) => tenant.Policy switch
    {
        SignaturePolicy.Off => true,
        SignaturePolicy.Optional when sent.Count == 0 || tenant.Secrets.Count == 0 => true,
        _ => IsRight(tenant, sent, body),
    };

    // each secret is tried, whichever fits, and each comparison takes the same time; who has fewer secrets than another
    // tenant is compared with one that nobody knows as often as it takes
    private static bool IsRight(Tenant tenant, StringValues sent, ReadOnlySpan<byte> body)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        var isReadable = TryRead(sent, claimed);
        var isRight = false;
        for (var i = 0; i < tenant.Compared.Count; i++)
        {
            HMACSHA256.HashData(tenant.Compared[i], body, right);
            isRight |= CryptographicOperations.FixedTimeEquals(claimed, right) & (i < tenant.Secrets.Count);
        }

        return isReadable & isRight;
    }

    private static bool TryRead(StringValues sent, Span<byte> claimed) =>
        sent is [{ } text]
        && text.StartsWith(Scheme, StringComparison.Ordinal)
        && text.Length == Scheme.Length + (claimed.Length * 2)
        && Convert.FromHexString(text.AsSpan(Scheme.Length), claimed, out _, out _) is OperationStatus.Done;
}
