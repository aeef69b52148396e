using System.Collections.Frozen;

namespace VoipbinGrains.Api.Tenants;

/// <summary>A key that opens one tenant's things to whoever sends it. The key itself is not known here.</summary>
/// <param name="Tenant">Whose things it opens.</param>
/// <param name="Sha256">The hash of the key's UTF-8 bytes.</param>
/// <param name="Scopes">What it is good for.</param>
internal sealed record ApiKey(string Tenant, byte[] Sha256, FrozenSet<Scope> Scopes)
{
    private const int ShownOfHash = 16;

    /// <summary>Whether it is shown phone numbers with their last digits only.</summary>
    public bool MasksNumbers { get; init; }

    /// <summary>Enough of the hash to tell keys apart; no secret.</summary>
    public string Name { get; } = Convert.ToHexStringLower(Sha256)[..ShownOfHash];
}
