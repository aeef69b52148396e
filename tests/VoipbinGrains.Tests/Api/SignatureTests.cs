using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Tests.Api;

public sealed class SignatureTests
{
    private const string Secret = "test-webhook-secret";
    private const string Right = "sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """{"type":"call_hangup","data":{"id":"5371e9db-d035-4db6-a8d6-0994d33e744e","status":"hangup"}}""");

    [Fact]
    public void VoIPBins_signature_is_known_in_either_case() => Assert.All(
        [Right, "sha256=" + Right[7..].ToUpperInvariant()],
        sent => Assert.True(Signature.IsAccepted(Signer(), sent, Body)));

    [Theory]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede")]
    [InlineData("sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bed")]
    [InlineData("sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede0")]
    [InlineData("sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bedf")]
    [InlineData("sha256=zz953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha1=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede")]
    [InlineData(Right + "," + Right)]
    public void Another_signature_is_refused_wherever_one_is_looked_at(string sent)
    {
        Assert.False(Signature.IsAccepted(Signer(), sent, Body));
        Assert.False(Signature.IsAccepted(Signer(SignaturePolicy.Optional), sent, Body));
        Assert.True(Signature.IsAccepted(Signer(SignaturePolicy.Off), sent, Body));
    }

    [Fact]
    public void Two_signatures_are_refused_though_each_is_right() =>
        Assert.False(Signature.IsAccepted(Signer(), new([Right, Right]), Body));

    [Fact]
    public void A_body_that_was_written_anew_is_refused() =>
        Assert.False(Signature.IsAccepted(Signer(), Right, [.. Body, (byte)'\n']));

    [Fact]
    public void No_signature_will_do_only_where_none_is_required()
    {
        Assert.False(Signature.IsAccepted(Signer(), default, Body));
        Assert.True(Signature.IsAccepted(Signer(SignaturePolicy.Optional), default, Body));
        Assert.True(Signature.IsAccepted(Tenant.Of(new TenantOptions()), Right, Body));
        Assert.False(Signature.IsAccepted(Tenant.Nobody, Right, Body));
    }

    [Fact]
    public void While_a_secret_is_replaced_either_will_do()
    {
        var tenant = Tenant.Of(new TenantOptions { Secrets = ["the-next-one", Secret] });

        Assert.True(Signature.IsAccepted(tenant, Right, Body));
    }

    [Fact]
    public void A_signature_is_compared_as_often_whether_its_tenant_has_one_secret_or_several_or_does_not_exist()
    {
        var configuration = new ConfigurationManager();
        configuration["Tenants:acme:Secrets:0"] = Secret;
        configuration["Tenants:rival:Secrets:0"] = "the-next-one";
        configuration["Tenants:rival:Secrets:1"] = "the-one-before";
        var book = TenantBook.Read(configuration);
        var acme = book.Tenants["acme"];

        Assert.All(
            from tenant in new[] { acme, book.Tenants["rival"], book.Nobody }
            from sent in new[] { Right, "sha256=" + new string('0', 64), "x", "" }
            select (tenant, sent),
            each => Assert.Equal(2, ComparisonsOf(each.tenant, each.sent)));
        Assert.True(Signature.IsAccepted(acme, Right, Body));
        Assert.False(Signature.IsAccepted(book.Tenants["rival"], Right, Body));
        var unknown = Convert.ToHexStringLower(HMACSHA256.HashData(Tenant.Nobody.Secrets[0], Body));
        Assert.False(Signature.IsAccepted(acme, $"sha256={unknown}", Body));
    }

    [Fact]
    public async Task A_secret_that_is_set_right_counts_without_a_restart_and_a_change_that_cannot_be_right_does_not()
    {
        var configuration = new ConfigurationManager();
        configuration["Tenants:acme:Secrets:0"] = "wrong";
        var registry = new TenantRegistry(configuration, NullLogger<TenantRegistry>.Instance);
        await registry.StartAsync(CancellationToken.None);
        Assert.False(Signature.IsAccepted(registry.Find("acme")!, Right, Body));

        configuration["Tenants:acme:Secrets:0"] = Secret;
        ((IConfigurationRoot)configuration).Reload();
        Assert.True(Signature.IsAccepted(registry.Find("acme")!, Right, Body));

        configuration["Tenants:BAD:Signature"] = "off";
        ((IConfigurationRoot)configuration).Reload();
        Assert.Null(registry.Find("BAD"));
        Assert.True(Signature.IsAccepted(registry.Find("acme")!, Right, Body));
        await registry.StopAsync(CancellationToken.None);
    }

    private static int ComparisonsOf(Tenant tenant, string sent)
    {
        var counted = new CountedSecrets(tenant.Compared);
        Signature.IsAccepted(tenant with { Compared = counted }, sent, Body);
        return counted.Taken;
    }

    private static Tenant Signer(SignaturePolicy? policy = null) =>
        Tenant.Of(new TenantOptions { Secrets = [Secret], Signature = policy });

    private sealed class CountedSecrets(IReadOnlyList<byte[]> secrets) : IReadOnlyList<byte[]>
    {
        public int Taken { get; private set; }

        public int Count => secrets.Count;

        public byte[] this[int index]
        {
            get
            {
                Taken++;
                return secrets[index];
            }
        }

        public IEnumerator<byte[]> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
