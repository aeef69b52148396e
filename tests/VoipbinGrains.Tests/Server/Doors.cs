using static VoipbinGrains.Api.Tenants.Scope;
using static VoipbinGrains.Tests.Server.Behind;

namespace VoipbinGrains.Tests.Server;

/// <summary>
/// All ways in. Each is attacked by every attack of <see cref="KeyAttackTests"/> or <see cref="SignatureAttackTests"/>;
/// one that is mapped and not in this table fails <see cref="DoorTests"/>.
/// </summary>
internal static class Doors
{
    private static readonly string[] WebhookMethods = ["POST", "PUT", "GET", "DELETE"];

    public static IReadOnlyList<Door> All { get; } =
    [
        new("GET", "/v1/{kind}", Read, List, "/v1/calls"),
        new("GET", "/v1/feed", Read, Other, "/v1/feed"),
        new("GET", "/v1/board", Read, Other, "/v1/board"),
        new("GET", "/v1/conversations/{call_id}", Read, OneThing, $"/v1/conversations/{TwoTenants.Call}"),
        new("GET", "/v1/figures", Stats, Other, "/v1/figures"),
        new("GET", "/v1/figures/{number}", Stats, List, "/v1/figures/waiting?period=today"),
        new("POST", "/v1/figures/rebuild", Ops, Other, "/v1/figures/rebuild"),
        new("GET", "/v1/queues/{id}/figures", Stats, Other, $"/v1/queues/{TwoTenants.Call}/figures"),
        new("GET", "/v1/queues/{id}/figures/{number}", Stats, List, $"/v1/queues/{TwoTenants.Call}/figures/waiting"),
        new("GET", "/v1/agents/{id}/figures", Stats, Other, $"/v1/agents/{TwoTenants.Call}/figures"),
        new("GET", "/v1/{kind}/{id}", Read, OneThing, $"/v1/calls/{TwoTenants.Call}"),
        new("GET", "/v1/{kind}/{id}/events", Read, OneThing, $"/v1/calls/{TwoTenants.Call}/events"),
        new(
            "DELETE", "/v1/{kind}/{id}/events/{position}", Ops, OneThing,
            $"/v1/calls/{TwoTenants.Call}/events/1?reason=x"),
        new("GET", "/v1/lifecycles", Read, Other, "/v1/lifecycles"),
        new("GET", "/v1/lifecycles/{resource}", Read, Other, "/v1/lifecycles/call"),
        new("GET", "/v1/lifecycles/{resource}.mmd", Read, Other, "/v1/lifecycles/call.mmd"),
        new("GET", "/v1/quarantine", Ops, List, "/v1/quarantine"),
        new("GET", "/v1/quarantine/{id}", Ops, OneThing, "/v1/quarantine/1"),
        new("POST", "/v1/quarantine/{id}/replay", Ops, OneThing, "/v1/quarantine/1/replay"),
        new("POST", "/v1/quarantine/replay", Ops, Other, "/v1/quarantine/replay?code=not_json&page_size=1"),
        new("GET", "/v1/audit", Ops, List, "/v1/audit"),
        new("GET", "/v1/stream", Read, Other, "/v1/stream?after=no-position"),
        new("POST", "/v1/stream/tokens", Read, Other, "/v1/stream/tokens"),
        new("GET", "/v1/unmodelled", Read, List, "/v1/unmodelled"),
        new("POST", "/v1/webhooks/batch", Ingest, OneThing, "/v1/webhooks/batch") { Owner = TwoTenants.Default },
        new("POST", "/v1/webhooks/{tenant}/batch", Ingest, OneThing, $"/v1/webhooks/{TwoTenants.Victim}/batch"),
        .. Webhooks("/v1/webhooks", "/v1/webhooks", TwoTenants.Default),
        .. Webhooks("/v1/webhooks/{tenant}", $"/v1/webhooks/{TwoTenants.Victim}", TwoTenants.Victim),
    ];

    public static Door Named(string name) => All.Single(door => door.ToString() == name);

    /// <summary>Each of these doors with each of these attacks.</summary>
    public static TheoryData<string, string> With(IEnumerable<string> attacks, IEnumerable<Door> doors)
    {
        var all = new TheoryData<string, string>();
        foreach (var (door, attack) in doors.SelectMany(door => attacks.Select(attack => (door, attack))))
        {
            all.Add(door.ToString(), attack);
        }

        return all;
    }

    private static IEnumerable<Door> Webhooks(string pattern, string path, string owner) =>
        WebhookMethods.Select(method => new Door(method, pattern, Scope: null, Other, path) { Owner = owner });
}
