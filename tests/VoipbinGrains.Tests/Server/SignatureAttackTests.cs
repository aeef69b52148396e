namespace VoipbinGrains.Tests.Server;

/// <summary>Every attack on signatures, at every door of <see cref="Doors"/> that one opens. None gets in.</summary>
public sealed class SignatureAttackTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private const string Header = "X-VoIPBIN-Signature: ";

    // each makes the headers that come with a body from the tenant's secret and the body
    private static readonly Dictionary<string, Func<string, string, string[]>> Attacks = new()
    {
        ["no signature"] = (_, _) => [],
        ["an empty one"] = (_, _) => [Header],
        ["nothing after the prefix"] = (_, _) => [$"{Header}sha256="],
        ["one cut by a digit"] = (secret, body) => [Header + Right(secret, body)[..^1]],
        ["one cut by a byte"] = (secret, body) => [Header + Right(secret, body)[..^2]],
        ["one cut to a byte"] = (secret, body) => [Header + Right(secret, body)[..9]],
        ["one with a digit more"] = (secret, body) => [Header + Right(secret, body) + "0"],
        ["one with its last digit changed"] = (secret, body) => [Header + WithOtherEnd(Right(secret, body))],
        ["one without its prefix"] = (secret, body) => [Header + Right(secret, body)["sha256=".Length..]],
        ["one with another prefix"] = (secret, body) => [Header + "sha1=" + Right(secret, body)["sha256=".Length..]],
        ["one with a space in it"] = (secret, body) => [Header + Right(secret, body).Insert("sha256=".Length, " ")],
        ["one sent twice"] = (secret, body) => [Header + Right(secret, body), Header + Right(secret, body)],
        ["a right one after a wrong one"] = (secret, body) => [$"{Header}x", Header + Right(secret, body)],
        ["a right one before a wrong one"] = (secret, body) => [Header + Right(secret, body), $"{Header}x"],
        ["one twice in a line"] = (secret, body) => [$"{Header}{Right(secret, body)},{Right(secret, body)}"],
        ["one in base64"] = (secret, body) => [$"{Header}sha256={Base64(Right(secret, body))}"],
        ["one in another header"] = (secret, body) => ["X-Hub-Signature-256: " + Right(secret, body)],
        ["that of the body in other whitespace"] = (secret, body) => [Header + Right(secret, body.Replace(" ", "  "))],
        ["that of the body without whitespace"] = (secret, body) => [Header + Right(secret, body.Replace(" ", ""))],
        ["that of the body and a line break"] = (secret, body) => [Header + Right(secret, body + "\n")],
        ["that of an empty body"] = (secret, _) => [Header + Right(secret, "")],
        ["that of another tenant's secret"] = (_, body) => [Header + Right(TwoTenants.Secret(TwoTenants.Rival), body)],
        ["that of an empty secret"] = (_, body) => [Header + Right("", body)],
        ["that of the secret in capitals"] = (secret, body) => [Header + Right(secret.ToUpperInvariant(), body)],
        ["a hash without a secret"] = (_, body) => [$"{Header}sha256={TwoTenants.Hash(body)}"],
        ["the secret itself"] = (secret, _) => [$"{Header}sha256={secret}"],
        ["a key"] = (_, _) => [$"Authorization: Bearer {TwoTenants.Key(TwoTenants.Victim)}"],
    };

    public static TheoryData<string> Opened => [.. BySignature.Select(door => door.ToString())];

    public static TheoryData<string, string> Attacked => Doors.With(Attacks.Keys, BySignature);

    private static IEnumerable<Door> BySignature => Doors.All.Where(door => door.Scope is null);

    [Theory, MemberData(nameof(Attacked))]
    public async Task Whoever_cannot_sign_is_told_what_an_unknown_tenant_is_told_and_leaves_no_trace(
        string name, string attack)
    {
        var (door, call) = (Doors.Named(name), Guid.NewGuid());
        var body = Body(call);

        var answer = await Send(door, Attacks[attack](TwoTenants.Secret(door.Owner), body), body);

        Assert.Equal(401, answer.Status);
        foreach (var nobody in new[] { "nobody", "No%20Body", "VICTIM", "victim%0A", "..%2Fvictim" })
        {
            var told = await Send(door with { Path = $"/v1/webhooks/{nobody}" }, [Header + Right("", body)], body);
            Assert.Equal(told, answer);
        }

        Assert.Equal(404, (await tenants.Ask(TwoTenants.Key(door.Owner), $"/v1/calls/{call}")).Status);
    }

    [Theory, MemberData(nameof(Opened))]
    public async Task Whoever_can_sign_gets_in_with_hex_in_either_case_and_without_a_key(string name)
    {
        var (door, call) = (Doors.Named(name), Guid.NewGuid());
        var body = Body(call);
        var right = Right(TwoTenants.Secret(door.Owner), body);

        var lower = await Send(door, [Header + right], body);
        var upper = await Send(door, [$"{Header}sha256={right["sha256=".Length..].ToUpperInvariant()}"], body);

        Assert.Equal((200, 200), (lower.Status, upper.Status));
        Assert.Contains("\"outcome\":\"applied\"", lower.Body, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"duplicate\"", upper.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await tenants.Ask(TwoTenants.Key(door.Owner), $"/v1/calls/{call}")).Status);
        Assert.Equal(404, (await tenants.Ask(TwoTenants.Key(TwoTenants.Rival), $"/v1/calls/{call}")).Status);
    }

    private static string Body(Guid call) =>
        $$$"""{"type": "call_created", "data": {"id": "{{{call}}}", "status": "dialing"}}""";

    private static string Right(string secret, string body) => TwoTenants.Signature(secret, body);

    private static string WithOtherEnd(string signature) => signature[..^1] + (signature[^1] == '0' ? '1' : '0');

    private static string Base64(string signature) =>
        Convert.ToBase64String(Convert.FromHexString(signature["sha256=".Length..]));

    private Task<WireAnswer> Send(Door door, string[] headers, string body) =>
        Wire.Send(tenants.Server.Url, door.Method, door.Path, headers, body);
}
