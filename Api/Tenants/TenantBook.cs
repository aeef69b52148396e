using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Tenants;

/// <summary>
/// All that the configuration section <c>Tenants</c> said at one moment; <c>default</c> is always in it.
/// </summary>
internal sealed record TenantBook(FrozenDictionary<string, Tenant> Tenants, IReadOnlyList<ApiKey> Keys)
{
    private const string Section = "Tenants";

    /// <summary>Stands in for a tenant that does not exist.</summary>
    public required Tenant Nobody { get; init; }

    /// <exception cref="OptionsValidationException">It cannot be right; the message says what to set.</exception>
    public static TenantBook Read(IConfiguration configuration)
    {
        var tenants = new Dictionary<string, Tenant> { [ResourceKey.DefaultTenant] = Tenant.Of(new()) };
        var keys = new List<ApiKey>();
        foreach (var child in configuration.GetSection(Section).GetChildren())
        {
            tenants[child.Key] = TenantRegistry.IsName(child.Key)
                ? Tenant.Of(child.Get<TenantOptions>() ?? new TenantOptions())
                : throw new OptionsValidationException(Section, typeof(TenantOptions), [
                    $"Tenants:{child.Key} cannot be a tenant: a name matches [a-z0-9][a-z0-9-]{{0,62}} "
                    + $"and is not {TenantRegistry.TakenByPath}."]);
            keys.AddRange(ApiKeyReader.Read(child));
        }

        ApiKeyReader.RefuseTwins(keys);
        var most = tenants.Values.Append(Tenant.Nobody).Max(tenant => tenant.Secrets.Count);
        return new TenantBook(
            tenants.ToFrozenDictionary(one => one.Key, one => one.Value.ComparedWith(most)), keys)
        {
            Nobody = Tenant.Nobody.ComparedWith(most),
        };
    }

    /// <summary>What is known of a key; null if it is none. All hashes are compared, each in the same time.</summary>
    public ApiKey? FindKey(string sent)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(sent));
        ApiKey? found = null;
        foreach (var key in Keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key.Sha256))
            {
                found = key;
            }
        }

        return found;
    }
}
