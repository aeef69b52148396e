using System.Security.Cryptography;
using System.Text;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Simulator;

public sealed class TenantTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_tenant_with_a_secret_and_a_key_is_signed_to_and_read()
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("reader's key")));
        await using var server = await ServerProcess.Start(
            folder.Path,
            "--Tenants:acme:Secrets:0=sender's secret",
            $"--Tenants:acme:ApiKeys:0:Sha256={hash}");

        var run = await Run.Of(
            server.Url, "--rate=500", "--duration=500ms", "--calls=5", "--verify", "--tenant=acme",
            "--secret=sender's secret", "--key=reader's key");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(run.Summary.Number("told"), run.Verification.Number("recorded"));
    }

    public void Dispose() => folder.Dispose();
}
