namespace VoipbinGrains.Tests.Server;

/// <summary>A server with keys of each kind.</summary>
public sealed class KeyedServer : ServerFixture
{
    protected override string[] Settings =>
    [
        .. Key("acme", 0, TwoTenants.Key("acme"), "read", "ops"),
        .. Key("acme", 1, "reader", "read"),
        .. Key("acme", 2, "masked", "read", "stats"),
        "--Tenants:acme:ApiKeys:2:MaskNumbers=true",
        .. Key("rival", 0, TwoTenants.Key("rival"), "read"),
    ];

    private static IEnumerable<string> Key(string tenant, int number, string key, params string[] scopes) => scopes
        .Select((scope, index) => $"--Tenants:{tenant}:ApiKeys:{number}:Scopes:{index}={scope}")
        .Prepend($"--Tenants:{tenant}:ApiKeys:{number}:Sha256={TwoTenants.Hash(key)}");
}
