using System.Security.Cryptography;
using System.Text;

namespace VoipbinGrains.Api.Tenants;

/// <summary>Who may send and read here.</summary>
/// <param name="Secrets">The keys that VoIPBin may sign with.</param>
/// <param name="Policy">What is asked of a signature.</param>
internal sealed record Tenant(IReadOnlyList<byte[]> Secrets, SignaturePolicy Policy)
{
    /// <summary>VoIPBin's customer behind it; null if that is learned.</summary>
    public Guid? Customer { get; init; }

    /// <summary>
    /// How many secrets a signature is compared with at least: as many as the tenant with the most has, so that the
    /// time tells neither which tenants there are nor whose secret is being replaced.
    /// </summary>
    public int Comparisons { get; init; } = Secrets.Count;

    /// <summary>
    /// Stands in for a tenant that does not exist, so that it is refused in the same time: nobody knows its secret.
    /// </summary>
    public static Tenant Nobody { get; } = new(
        [RandomNumberGenerator.GetBytes(32)], SignaturePolicy.Required);

    public static Tenant Of(TenantOptions options) => new(
        [.. options.Secrets.Where(secret => secret.Length > 0).Select(Encoding.UTF8.GetBytes)],
        options.Signature ?? (options.Secrets.Length > 0 ? SignaturePolicy.Required : SignaturePolicy.Optional))
    {
        Customer = options.CustomerId,
    };
}
