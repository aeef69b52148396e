using System.Diagnostics;

namespace VoipbinGrains.Tests.Server;

public sealed class RotationTests
{
    private const string Body = """{"type":"recording_started","data":{}}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Secrets_and_keys_are_replaced_while_it_runs_and_no_mistake_opens_or_closes_anything()
    {
        using var folder = new TemporaryFolder();
        var program = folder.File("program");
        Copy(Path.GetDirectoryName(Repository.Silo)!, program);
        var file = Path.Combine(program, "appsettings.json");
        await File.WriteAllTextAsync(file, Settings(secrets: ["first", "second"], TwoTenants.Hash("one")));
        await using var server = await ServerProcess.StartCopy(Path.Combine(program, "Silo.dll"), folder.Path);
        Assert.Equal((200, 200, 401), (await Sign("first"), await Sign("second"), await Sign("third")));
        Assert.Equal((200, 401, 401), (await Ask("one"), await Ask("two"), await Ask(null)));

        using var ofOne = await EventStream.Open(server, "/v1/stream", key: "one");
        await ofOne.Next();

        await File.WriteAllTextAsync(file, Settings(secrets: ["second", "third"], TwoTenants.Hash("two")));
        await Assert.ThrowsAnyAsync<IOException>(ofOne.Next);
        await Until(async () => await Ask("two") == 200);
        using var ofTwo = await EventStream.Open(server, "/v1/stream", key: "two");
        await ofTwo.Next();
        Assert.Equal((401, 200, 200), (await Sign("first"), await Sign("second"), await Sign("third")));
        Assert.Equal((401, 401), (await Ask("one"), await Ask(null)));

        await File.WriteAllTextAsync(file, Settings(secrets: ["fourth"], "my-own-key"));
        await Until(() => server.Output.Contains("Tenants:acme:ApiKeys:0:Sha256 is not", StringComparison.Ordinal));
        Assert.Equal((200, 401, 200), (await Sign("third"), await Sign("fourth"), await Ask("two")));
        Assert.DoesNotContain("my-own-key", server.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, Settings(secrets: ["fifth"], TwoTenants.Hash("two")));
        await Until(async () => await Sign("fifth") == 200);
        Assert.Equal("recording_started", (await ofTwo.Next())!.Data.Text("event"));

        await File.WriteAllTextAsync(file, Settings(secrets: ["fourth"], TwoTenants.Hash("three")));
        await Until(async () => await Ask("three") == 200);
        Assert.Equal((401, 200, 401), (await Sign("third"), await Sign("fourth"), await Ask("two")));

        File.Delete(file);
        await Until(async () => await Ask("three") == 401);
        Assert.Equal(401, await Ask(null));

        async Task<int> Sign(string secret) => (await Wire.Send(
            server.Url,
            "POST",
            "/v1/webhooks/acme",
            [$"X-VoIPBIN-Signature: {TwoTenants.Signature(secret, Body)}"],
            Body)).Status;

        async Task<int> Ask(string? key) => (await Wire.Send(
            server.Url, "GET", "/v1/unmodelled", key is null ? [] : [$"Authorization: Bearer {key}"])).Status;
    }

    private static string Settings(string[] secrets, string hash) =>
        $$"""
        {
          "Tenants": {
            "acme": {
              "Secrets": ["{{string.Join("\", \"", secrets)}}"],
              "ApiKeys": [{ "Sha256": "{{hash}}" }]
            }
          }
        }
        """;

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(patience.Elapsed < Patience, "It did not come to be.");
            await Task.Yield();
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
