namespace VoipbinGrains.Tests.Server;

/// <summary>Every attack on keys, at every door of <see cref="Doors"/> that a key opens. None gets in.</summary>
public sealed class KeyAttackTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static readonly string Right = TwoTenants.Key(TwoTenants.Victim);

    private static readonly Dictionary<string, (string Query, string[] Headers)> Attacks = new()
    {
        ["nothing"] = ("", []),
        ["an empty key"] = ("", ["Authorization: Bearer "]),
        ["no key"] = ("", ["Authorization: Bearer"]),
        ["a wrong key"] = ("", ["Authorization: Bearer wrong"]),
        ["a key that begins like the right one"] = ("", [$"Authorization: Bearer {Right[..^1]}"]),
        ["a key that goes on after the right one"] = ("", [$"Authorization: Bearer {Right}."]),
        ["the key in capitals"] = ("", [$"Authorization: Bearer {Right.ToUpperInvariant()}"]),
        ["the key twice"] = ("", [$"Authorization: Bearer {Right}", $"Authorization: Bearer {Right}"]),
        ["the key twice in one line"] = ("", [$"Authorization: Bearer {Right}, Bearer {Right}"]),
        ["the right key after a wrong one"] = ("", ["Authorization: Bearer wrong", $"Authorization: Bearer {Right}"]),
        ["the key without its scheme"] = ("", [$"Authorization: {Right}"]),
        ["the key with another scheme"] = ("", [$"Authorization: Basic {Right}"]),
        ["the key in another header"] = ("", [$"X-Api-Key: {Right}"]),
        ["the key in the query"] = ($"?access_token={Uri.EscapeDataString(Right)}", []),
        ["the hash of the key"] = ("", [$"Authorization: Bearer {TwoTenants.Hash(Right)}"]),
        ["the webhook secret"] = ("", [$"Authorization: Bearer {TwoTenants.Secret(TwoTenants.Victim)}"]),
        ["the word of a proxy"] = ("", ["X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1"]),
    };

    public static TheoryData<string> Opened => [.. ByKey.Select(door => door.ToString())];

    public static TheoryData<string, string> Attacked => Doors.With(Attacks.Keys, ByKey);

    private static IEnumerable<Door> ByKey => Doors.All.Where(door => door.Scope is not null);

    [Theory, MemberData(nameof(Attacked))]
    public async Task Whoever_has_no_right_key_is_told_nothing(string name, string attack)
    {
        var (door, (query, headers)) = (Doors.Named(name), Attacks[attack]);

        var answer = await Wire.Send(tenants.Server.Url, door.Method, door.Path + query, headers);

        Assert.Equal(401, answer.Status);
        Assert.Contains("\nWWW-Authenticate: Bearer", answer.Head, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"unauthorized\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(await Wire.Send(tenants.Server.Url, door.Method, door.Path), answer);
    }

    [Theory, MemberData(nameof(Opened))]
    public async Task A_key_with_every_scope_but_the_one_that_is_needed_is_told_so(string name)
    {
        var door = Doors.Named(name);

        var answer = await tenants.Ask(TwoTenants.Key(door.Owner, without: door.Scope), door.Path, door.Method);

        Assert.Equal(403, answer.Status);
        Assert.Contains("\"code\":\"forbidden\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Opened))]
    public async Task Another_tenants_key_is_told_of_a_tenant_what_it_is_told_of_none(string name)
    {
        var door = Doors.Named(name);
        var rival = TwoTenants.Key(TwoTenants.Rival);

        var real = await tenants.Ask(rival, door.PathOf(door.Owner), door.Method);
        var none = await tenants.Ask(rival, door.PathOf("nobody"), door.Method);

        Assert.Equal(404, real.Status);
        Assert.Equal(none, real);
    }

    [Theory, MemberData(nameof(Opened))]
    public async Task Another_tenants_key_finds_nothing_that_is_not_its_own(string name)
    {
        var door = Doors.Named(name);

        var answer = await tenants.Ask(TwoTenants.Key(TwoTenants.Rival), door.Path, door.Method);

        Assert.True(
            door.Behind switch
            {
                Behind.OneThing => answer.Status == 404,
                Behind.List => answer.Body.Contains("\"result\":[]", StringComparison.Ordinal),
                _ => true,
            },
            answer.Body);
    }

    [Theory, MemberData(nameof(Opened))]
    public async Task The_tenants_own_key_opens_whether_or_not_it_names_its_tenant(string name)
    {
        var door = Doors.Named(name);
        var key = TwoTenants.Key(door.Owner);

        foreach (var path in new[] { door.Path, door.PathOf(door.Owner) })
        {
            var answer = await tenants.Ask(key, path, door.Method, "X-Forwarded-For: 203.0.113.7");
            Assert.False(answer.Status is 401 or 403 or 404, answer.Head);
            Assert.DoesNotContain("\"result\":[]", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/V1/UNMODELLED")]
    [InlineData("GET", "/v1/unmodelled/")]
    [InlineData("GET", "//v1/unmodelled")]
    [InlineData("GET", "/v1//unmodelled")]
    [InlineData("GET", "/v1/%75nmodelled")]
    [InlineData("GET", "/v1/lifecycles/../unmodelled")]
    [InlineData("GET", "/v1/unmodelled;x")]
    [InlineData("GET", "http://localhost/v1/unmodelled")]
    [InlineData("HEAD", "/v1/unmodelled")]
    [InlineData("OPTIONS", "/v1/unmodelled")]
    [InlineData("POST", "/v1/unmodelled")]
    public async Task No_other_spelling_of_a_path_leads_past_the_key(string method, string path)
    {
        var answer = await Wire.Send(tenants.Server.Url, method, path, ["X-Original-URL: /livez"]);

        Assert.InRange(answer.Status, 400, 499);
        Assert.DoesNotContain("recording_started", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    public async Task Health_needs_no_key(string path) =>
        Assert.Equal(200, (await Wire.Send(tenants.Server.Url, "GET", path)).Status);

    [Fact]
    public async Task No_key_is_ever_logged()
    {
        await tenants.Ask(Right, "/v1/unmodelled?tenant=");
        await tenants.Ask(Right, "/v1/nothing");

        Assert.DoesNotContain(Right, tenants.Server.Output, StringComparison.Ordinal);
    }
}
