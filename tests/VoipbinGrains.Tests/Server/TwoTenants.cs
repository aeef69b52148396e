using System.Security.Cryptography;
using System.Text;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Server;

/// <summary>
/// A server of two tenants and <c>default</c>, each with a secret and keys. The victim has something behind each door;
/// the rival has nothing.
/// </summary>
public sealed class TwoTenants : IAsyncLifetime, IDisposable
{
    public const string Victim = "victim";
    public const string Rival = "rival";
    public const string Default = "default";

    /// <summary>A call of the victim's.</summary>
    public static readonly Guid Call = new("0d6f1a1e-7a53-4ee9-a0a6-3f3c1ad9c001");

    private readonly TemporaryFolder folder = new();

    internal ServerProcess Server { get; private set; } = null!;

    public static string Secret(string tenant) => $"the secret of {tenant}";

    /// <summary>A tenant's key with all scopes, or with all but one.</summary>
    internal static string Key(string tenant, Scope? without = null) => $"the key of {tenant} without {without}.";

    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string Signature(string secret, string body) => "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public async Task InitializeAsync()
    {
        Server = await ServerProcess.Start(folder.Path, [.. new[] { Default, Victim, Rival }.SelectMany(Settings)]);
        foreach (var step in new[] { 0, 1 })
        {
            using var body = CallBodies.Step(Call, step);
            await Send(Victim, await body.ReadAsStringAsync());
            await Send(Victim, $$$"""{"type":"recording_started","data":{"id":{{{step}}}}}""");
            await Send(Victim, $"This is no JSON, {step}.");
        }

        var now = VoipbinTime.Write(TimeProvider.System.GetUtcNow());
        await Send(Victim, $$$"""
            {"type":"queuecall_waiting","data":{"id":"{{{Call}}}","status":"waiting","tm_create":"{{{now}}}"}}
            """);
        await Send(Victim, $$$"""
            {"type":"queue_updated","data":{"id":"{{{Call}}}","wait_queuecall_ids":["{{{Call}}}"]}}
            """);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => folder.Dispose();

    /// <summary>Sends a webhook as VoIPBin does.</summary>
    internal Task<WireAnswer> Send(string tenant, string body) => Wire.Send(
        Server.Url,
        "POST",
        $"/v1/webhooks/{tenant}",
        [$"X-VoIPBIN-Signature: {Signature(Secret(tenant), body)}"],
        body);

    /// <summary>Asks with a key.</summary>
    internal Task<WireAnswer> Ask(string key, string path, string method = "GET", params string[] headers) =>
        Wire.Send(Server.Url, method, path, [$"Authorization: Bearer {key}", .. headers]);

    private static IEnumerable<string> Settings(string tenant)
    {
        Scope?[] missing = [null, .. Enum.GetValues<Scope>()];
        return missing.Index().SelectMany(each => KeySettings(tenant, each.Index, each.Item))
            .Prepend($"--Tenants:{tenant}:Secrets:0={Secret(tenant)}");
    }

    private static IEnumerable<string> KeySettings(string tenant, int number, Scope? without)
    {
        var key = $"--Tenants:{tenant}:ApiKeys:{number}";
        return Enum.GetValues<Scope>().Where(scope => scope != without)
            .Select((scope, index) => $"{key}:Scopes:{index}={scope.ToString().ToLowerInvariant()}")
            .Prepend($"{key}:Sha256={Hash(Key(tenant, without))}");
    }
}
