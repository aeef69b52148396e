using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>
/// What the rule of order says of one event, restated plainly from the domain and with nothing of the product's, so
/// that the product can be held against it.
/// </summary>
internal sealed partial record PlainEvent(string SentAs, string Data)
{
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["call_answered"] = "call_progressing",
        ["call_hungup"] = "call_hangup",
        ["queuecall_entering"] = "queuecall_connecting",
    };

    private static readonly Dictionary<string, string[]> Statuses = new()
    {
        ["call"] = ["dialing", "ringing", "progressing", "terminating", "canceling", "hangup"],
        ["activeflow"] = ["running", "ended"],
        ["queue"] = [],
        ["queuecall"] = ["initiating", "waiting", "connecting", "kicking", "service", "done", "abandoned"],
        ["agent"] = ["available", "away", "busy", "offline", "ringing"],
    };

    private JsonElement Members { get; } = JsonDocument.Parse(Data).RootElement;

    public string Resource { get; } = SentAs.Split('_')[0];

    public string Type { get; } = Renamed.GetValueOrDefault(SentAs, SentAs);

    public string Hash { get; } =
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(SentAs + "\0" + Data)));

    public string Body => $$$"""{"type":"{{{SentAs}}}","data":{{{Data}}}}""";

    private string Verb => Type[(Resource.Length + 1)..];

    public bool IsDeletedType => Verb == "deleted";

    public bool HasDeleteTime => Real("tm_delete") is not null;

    /// <summary>Microseconds since the year 1; null for never.</summary>
    public long? Effective => Real("tm_update") ?? Real("tm_create");

    public string? Status
    {
        get
        {
            var told = Members.TryGetProperty("status", out var value) && value.ValueKind is JsonValueKind.String
                ? value.GetString() : null;
            told = (Resource, told) switch
            {
                (_, "") or ("queue", _) => null,
                ("queuecall", "wait") => "waiting",
                ("queuecall", "entering") => "connecting",
                _ => told,
            };
            return Statuses[Resource].Contains(told) ? told : Announced ?? told;
        }
    }

    public bool IsEnd => Status is { } status
        && (Resource, status) is ("call", "hangup") or ("queuecall", "done" or "abandoned") or ("activeflow", "ended");

    public int Rank => (Resource, Status) switch
    {
        (_, null) => -1,
        ("call", "dialing") => 0,
        ("call", "ringing") => 1,
        ("call", "terminating" or "canceling") => 3,
        ("call", "hangup") => 4,
        ("call", _) => 2,
        ("queuecall", "waiting") => 1,
        ("queuecall", "connecting") => 2,
        ("queuecall", "kicking") => 3,
        ("queuecall", "service") => 4,
        ("queuecall", "done" or "abandoned") => 9,
        _ => 0,
    };

    public int TypeRank => Verb switch
    {
        "created" => 0,
        "dialing" or "ringing" or "progressing" or "status_updated" or "waiting" or "connecting" => 1,
        "terminating" or "canceling" or "updated" or "kicking" => 2,
        "serviced" => 3,
        "hangup" or "done" or "abandoned" => 4,
        _ => 5,
    };

    private string? Announced => (Resource, Verb) switch
    {
        (not ("call" or "queuecall"), _) or (_, "created" or "updated" or "deleted") => null,
        (_, "serviced") => "service",
        (_, var verb) => verb,
    };

    private long? Real(string name)
    {
        if (!Members.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String
            || TimeForm().Match(value.GetString()!) is not { Success: true } form
            || form.Groups["year"].Value == "9999")
        {
            return null;
        }

        var seconds = DateTime.ParseExact(
            $"{form.Groups["date"].Value} {form.Groups["time"].Value}",
            "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = form.Groups["fraction"].Value.PadRight(6, '0')[..6];
        return (seconds.Ticks / 10) + int.Parse(fraction, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<date>(?<year>\d{4})-\d\d-\d\d)[ T](?<time>\d\d:\d\d:\d\d)(\.(?<fraction>\d+))?Z?$")]
    private static partial Regex TimeForm();
}
