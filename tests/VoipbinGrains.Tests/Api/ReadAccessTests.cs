using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Tests.Api;

public sealed class ReadAccessTests
{
    private const string Local = "http://localhost:5080";
    private const string Public = "http://0.0.0.0:5080";
    private const string Key = "acme's key";

    [Theory]
    [InlineData(true, Local)]
    [InlineData(true, "http://127.0.0.1:5080", "http://[::1]:5080")]
    [InlineData(false, Local, Public)]
    [InlineData(false, "http://*:5080")]
    [InlineData(false, "http://[::]:5080")]
    [InlineData(false, "http://192.168.0.7:5080")]
    public void Without_keys_reads_are_open_if_every_address_is_loopback(bool isOpen, params string[] addresses) =>
        Assert.Equal(isOpen ? null : 401, Ask(Access(isKeySet: false, addresses), "").Refusal);

    [Theory]
    [InlineData("Forwarded")]
    [InlineData("x-forwarded-for")]
    [InlineData("X-Forwarded-Anything")]
    public void Whom_a_proxy_passes_on_needs_a_key(string header)
    {
        Assert.Equal(401, Ask(Access(isKeySet: false, Local), "", (header, "for=203.0.113.7")).Refusal);
        Assert.Equal(401, Ask(Access(isKeySet: true, Local), "", (header, "for=203.0.113.7")).Refusal);
        Assert.Null(Ask(Access(isKeySet: true, Local), "", (header, "x"), ("Authorization", $"Bearer {Key}")).Refusal);
    }

    [Theory]
    [InlineData("Host", "evil.example", 401)]
    [InlineData("Host", "localhost.evil.example:5080", 401)]
    [InlineData("Host", "192.168.0.7:5080", 401)]
    [InlineData("Host", "[::1]:5080", null)]
    [InlineData("Host", "127.0.0.1", null)]
    [InlineData("Host", "", null)]
    [InlineData("Origin", "http://evil.example", 401)]
    [InlineData("Origin", "null", 401)]
    [InlineData("Origin", "http://localhost:3000", null)]
    public void A_page_from_elsewhere_needs_a_key_whatever_name_it_asks_under(string header, string value, int? refusal)
    {
        Assert.Equal(refusal, Ask(Access(isKeySet: false, Local), "", (header, value)).Refusal);
        Assert.Null(Ask(
            Access(isKeySet: true, Local), "", (header, value), ("Authorization", $"Bearer {Key}")).Refusal);
    }

    [Fact]
    public void With_keys_every_read_needs_one_on_loopback_too_and_one_is_enough_on_a_public_address()
    {
        Assert.Equal(401, Ask(Access(isKeySet: true, Local), "").Refusal);
        Assert.Equal(401, Ask(Access(isKeySet: true, Public), "").Refusal);
        Assert.Null(Ask(Access(isKeySet: true, Public), "", ("Authorization", $"Bearer {Key}")).Refusal);
    }

    [Theory]
    [InlineData("", "default", "acme")]
    [InlineData("?tenant=acme", "acme", "acme")]
    [InlineData("?tenant=rival", "rival", "404")]
    [InlineData("?tenant=nobody", "nobody", "404")]
    [InlineData("?tenant=", "404", "404")]
    [InlineData("?tenant", "404", "404")]
    [InlineData("?tenant=A", "404", "404")]
    [InlineData("?tenant=batch", "404", "404")]
    [InlineData("?tenant=acme,rival", "404", "404")]
    [InlineData("?tenant=acme%0a", "404", "404")]
    [InlineData("?tenant=acme&tenant=acme", "400", "400")]
    [InlineData("?tenant=acme&TENANT=rival", "400", "400")]
    public void A_read_is_of_one_tenant(string query, string withoutKeys, string withKey)
    {
        Assert.Equal(withoutKeys, Told(AskOpenly(query)));
        Assert.Equal(withKey, Told(AskWithKey(query)));
    }

    [Theory]
    [InlineData("", "default", "acme")]
    [InlineData("?tenant=acme", "acme", "acme")]
    [InlineData("?tenant=acme,rival,acme", "acme,rival", "404")]
    [InlineData("?tenant=acme&tenant=rival", "acme,rival", "404")]
    [InlineData("?tenant=acme,acme", "acme", "acme")]
    [InlineData("?tenant=acme,", "404", "404")]
    [InlineData("?tenant=acme, rival", "404", "404")]
    public void Where_several_tenants_can_be_asked_for_each_is_told_once_and_a_key_knows_its_own_only(
        string query, string withoutKeys, string withKey)
    {
        Assert.Equal(withoutKeys, Told(AskOpenly(query, isForSeveral: true)));
        Assert.Equal(withKey, Told(AskWithKey(query, isForSeveral: true)));
    }

    [Theory]
    [InlineData("acme", "acme", "acme")]
    [InlineData("rival", "rival", "404")]
    [InlineData("nobody", "401", "404")]
    [InlineData(null, "default", "404")]
    public void What_is_sent_in_is_of_the_tenant_in_the_path_whatever_else_is_named(
        string? path, string withoutKeys, string withKey)
    {
        Assert.Equal(withoutKeys, Told(AskOpenly("?tenant=acme", needed: Scope.Ingest, path: path)));
        Assert.Equal(withKey, Told(AskWithKey("?tenant=acme", needed: Scope.Ingest, path: path)));
    }

    [Fact]
    public void A_key_without_the_scope_is_told_so_before_anything_of_a_tenant() =>
        Assert.Equal("403", Told(AskWithKey("?tenant=rival", needed: Scope.Stats)));

    [Fact]
    public void Who_was_not_let_in_has_no_tenant() =>
        Assert.Throws<InvalidOperationException>(() => AskedTenants.Of(new DefaultHttpContext()));

    private static (int? Refusal, HttpContext Http) AskOpenly(
        string query, bool isForSeveral = false, Scope needed = Scope.Read, string? path = null) =>
        Ask(Access(isKeySet: false, Local), query, [], isForSeveral, needed, path);

    private static (int? Refusal, HttpContext Http) AskWithKey(
        string query, bool isForSeveral = false, Scope needed = Scope.Read, string? path = null) =>
        Ask(Access(isKeySet: true, Local), query, [("Authorization", $"Bearer {Key}")], isForSeveral, needed, path);

    private static (int? Refusal, HttpContext Http) Ask(
        ReadAccess access, string query, params (string Name, string Value)[] headers) =>
        Ask(access, query, headers, isForSeveral: false, Scope.Read, path: null);

    private static (int? Refusal, HttpContext Http) Ask(
        ReadAccess access,
        string query,
        (string Name, string Value)[] headers,
        bool isForSeveral,
        Scope needed,
        string? path)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString("localhost", 5080);
        http.Request.QueryString = new QueryString(query);
        http.Request.RouteValues["tenant"] = path;
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        return (access.Refuse(http, needed, isForSeveral)?.StatusCode, http);
    }

    private static string Told((int? Refusal, HttpContext Http) answer) =>
        answer.Refusal?.ToString() ?? string.Join(',', AskedTenants.Of(answer.Http).Names);

    private static ReadAccess Access(bool isKeySet, params string[] addresses)
    {
        var configuration = new ConfigurationManager();
        configuration["Tenants:rival:Signature"] = "off";
        configuration["Tenants:acme:Signature"] = "off";
        if (isKeySet)
        {
            configuration["Tenants:acme:ApiKeys:0:Sha256"] =
                Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
            configuration["Tenants:acme:ApiKeys:0:Scopes:0"] = "read";
            configuration["Tenants:acme:ApiKeys:0:Scopes:1"] = "ingest";
        }

        return new ReadAccess(
            new TenantRegistry(configuration, NullLogger<TenantRegistry>.Instance),
            new OpenReads(new Listeners(new BoundServer(addresses), configuration)),
            new StreamTokens(configuration, TimeProvider.System));
    }
}
