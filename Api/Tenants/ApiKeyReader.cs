using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Api.Tenants;

/// <summary>
/// Reads a tenant's keys, <c>ApiKeys:{n}:Sha256</c> and <c>:Scopes:0..n</c>. What is no key is refused and never passed
/// over: with one key fewer than was meant, everything could be open. A refusal does not repeat what is set, because
/// somebody may have set the key itself.
/// </summary>
internal static class ApiKeyReader
{
    private const string Section = "ApiKeys";
    private const string HashName = nameof(ApiKey.Sha256);
    private const string MaskName = "MaskNumbers";
    private const string ScopesName = nameof(ApiKey.Scopes);

    private static readonly FrozenDictionary<string, Scope> Words = Enum.GetValues<Scope>()
        .ToFrozenDictionary(scope => scope.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="OptionsValidationException">A key cannot be right; the message says what to set.</exception>
    public static IReadOnlyList<ApiKey> Read(IConfigurationSection tenant)
    {
        var keys = tenant.GetSection(Section);
        return string.IsNullOrEmpty(keys.Value)
            ? [.. keys.GetChildren().Select(key => new ApiKey(tenant.Key, ReadHash(key), ReadScopes(key))
            {
                MasksNumbers = ReadMask(key),
            })]
            : throw Refusal($"{keys.Path} is a list: set {keys.Path}:0:{HashName}.");
    }

    /// <exception cref="OptionsValidationException">Two keys are one.</exception>
    public static void RefuseTwins(IEnumerable<ApiKey> keys)
    {
        var twins = keys.GroupBy(key => Convert.ToHexString(key.Sha256)).FirstOrDefault(same => same.Count() > 1);
        if (twins is not null)
        {
            var owners = string.Join(" and ", twins.Select(key => $"Tenants:{key.Tenant}:{Section}").Distinct());
            throw Refusal($"{owners} have one {HashName} twice: a key is of one tenant, so set that of another key.");
        }
    }

    private static byte[] ReadHash(IConfigurationSection key)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return key[HashName] is { } hex && hex.Length == hash.Length * 2
            && Convert.FromHexString(hex, hash, out _, out _) is OperationStatus.Done
                ? hash
                : throw Refusal($"{key.Path}:{HashName} is not 64 hex digits: set it to what hash-key prints.");
    }

    private static FrozenSet<Scope> ReadScopes(IConfigurationSection key)
    {
        var scopes = key.GetSection(ScopesName);
        var words = scopes.GetChildren().ToArray();
        return words.Length > 0 ? words.Select(ReadScope).ToFrozenSet()
            : string.IsNullOrEmpty(scopes.Value) ? [Scope.Read]
            : throw Refusal($"{scopes.Path} is a list: set {scopes.Path}:0.");
    }

    private static bool ReadMask(IConfigurationSection key) => key[MaskName] is not { Length: > 0 } set ? false
        : bool.TryParse(set, out var masks) ? masks
        : throw Refusal($"{key.Path}:{MaskName} is neither true nor false: set it to one of them.");

    private static Scope ReadScope(IConfigurationSection word) => Words.TryGetValue(word.Value ?? "", out var scope)
        ? scope
        : throw Refusal($"{word.Path} is no scope: set it to one of {string.Join(", ", Words.Keys.Order())}.");

    private static OptionsValidationException Refusal(string reason) => new(Section, typeof(ApiKey), [reason]);
}
