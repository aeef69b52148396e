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

    /// <summary>What a signature is compared with: the secrets, and then what <see cref="ComparedWith"/> adds.</summary>
    public IReadOnlyList<byte[]> Compared { get; init; } = Secrets;

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

    /// <summary>
    /// The same, compared with so many: with its secrets and then with one that nobody knows. As many as the tenant with
    /// the most has, so that the time tells neither which tenants there are nor whose secret is being replaced.
    /// </summary>
    public Tenant ComparedWith(int many) => this with
    {
        Compared = [.. Secrets, .. Enumerable.Repeat(Nobody.Secrets[0], many - Secrets.Count)],
    };
}
