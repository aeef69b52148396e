using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Tests.Api;

public sealed class ApiKeyTests : IDisposable
{
    private const string First = "Tenants:acme:ApiKeys:0:";
    private const string Second = "Tenants:rival:ApiKeys:0:";

    private readonly ConfigurationManager configuration = new();
    private readonly HeardLog<TenantRegistry> log = new();

    [Fact]
    public void A_key_is_of_its_tenant_and_reads_unless_it_is_said_what_it_is_good_for()
    {
        configuration[First + "Sha256"] = Hash("one");
        configuration[Second + "Sha256"] = Hash("two").ToUpperInvariant();
        configuration[Second + "Scopes:0"] = "ops";
        configuration[Second + "Scopes:1"] = "ingest";

        var book = TenantBook.Read(configuration);

        Assert.Equal("acme", book.FindKey("one")!.Tenant);
        Assert.Equal([Scope.Read], book.FindKey("one")!.Scopes);
        Assert.Equal("rival", book.FindKey("two")!.Tenant);
        Assert.Equal([Scope.Ingest, Scope.Ops], book.FindKey("two")!.Scopes.Order());
        Assert.All(["", "One", "one ", "on", Hash("one")], sent => Assert.Null(book.FindKey(sent)));
    }

    [Theory]
    [InlineData("Sha256", "my-own-key", "Tenants:acme:ApiKeys:0:Sha256 is not 64 hex digits")]
    [InlineData("Sha256", "", "Tenants:acme:ApiKeys:0:Sha256 is not 64 hex digits")]
    [InlineData("Sha265", "x", "Tenants:acme:ApiKeys:0:Sha256 is not 64 hex digits")]
    [InlineData("Scopes:0", "my-own-key", "Tenants:acme:ApiKeys:0:Scopes:0 is no scope", "one")]
    [InlineData("Scopes:0", "1", "Tenants:acme:ApiKeys:0:Scopes:0 is no scope", "one")]
    [InlineData("Scopes:7", "", "Tenants:acme:ApiKeys:0:Scopes:7 is no scope", "one")]
    [InlineData("Scopes", "my-own-key", "set Tenants:acme:ApiKeys:0:Scopes:0", "one")]
    public void What_can_be_no_key_is_refused_with_what_to_set_and_never_repeated(
        string name, string value, string says, string? key = null)
    {
        configuration[First + "Sha256"] = key is null ? null : Hash(key);
        configuration[First + name] = value;

        Refuses(says);
    }

    [Theory]
    [InlineData("Tenants:acme:ApiKeys", "set Tenants:acme:ApiKeys:0:Sha256")]
    [InlineData("Tenants:acme:ApiKeys:0", "Tenants:acme:ApiKeys:0:Sha256 is not")]
    public void A_key_in_the_place_of_a_list_is_refused_for_it_would_leave_everything_open(string path, string says)
    {
        configuration[path] = "my-own-key";

        Refuses(says);
    }

    [Fact]
    public void One_key_of_two_tenants_is_refused_in_whatever_case_its_hash_is_told()
    {
        configuration[First + "Sha256"] = Hash("one");
        configuration[Second + "Sha256"] = Hash("one").ToUpperInvariant();

        Refuses("Tenants:acme:ApiKeys and Tenants:rival:ApiKeys have one Sha256 twice");
    }

    [Fact]
    public async Task A_new_key_counts_without_a_restart_and_what_cannot_be_right_changes_nothing_and_is_logged()
    {
        configuration[First + "Sha256"] = Hash("one");
        var registry = new TenantRegistry(configuration, log);
        await registry.StartAsync(CancellationToken.None);

        Set("Sha256", Hash("two"));
        Assert.Null(registry.FindKey("one"));
        Assert.NotNull(registry.FindKey("two"));
        Assert.Empty(log.Lines);

        Set("Sha256", "my-own-key");
        Assert.NotNull(registry.FindKey("two"));
        Assert.Contains(First + "Sha256", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("my-own-key", log.Lines[0], StringComparison.Ordinal);
        await registry.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_keys_closed_stays_closed_when_they_are_gone_until_a_restart()
    {
        configuration[First + "Sha256"] = Hash("one");
        var registry = new TenantRegistry(configuration, log);
        await registry.StartAsync(CancellationToken.None);

        configuration.Sources.Clear();

        Assert.Null(registry.FindKey("one"));
        Assert.True(registry.NeedsKey);
        Assert.False(new TenantRegistry(configuration, log).NeedsKey);
        await registry.StopAsync(CancellationToken.None);
    }

    public void Dispose() => configuration.Dispose();

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private void Set(string name, string value)
    {
        configuration[First + name] = value;
        ((IConfigurationRoot)configuration).Reload();
    }

    private void Refuses(string says)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => TenantBook.Read(configuration));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-own-key", refusal.Message, StringComparison.Ordinal);
    }
}
