using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>Who asks: a key, or, while no key is set, whoever is on this machine.</summary>
/// <param name="Key">The key; null if none is needed.</param>
internal sealed record AskedBy(ApiKey? Key)
{
    private const int ShownOfHash = 8;

    /// <summary>Who asks a request that was let in.</summary>
    public static AskedBy Of(HttpContext http) => http.Features.Get<AskedBy>()
        ?? throw new InvalidOperationException("Nobody was let in here: map the endpoint with MapReads.");

    /// <summary>Who it is, in a word that is no secret: enough of the hash to tell keys apart.</summary>
    public override string ToString() =>
        Key is null ? "local" : $"key {Convert.ToHexStringLower(Key.Sha256)[..ShownOfHash]}";
}
