namespace VoipbinGrains.Simulator.Truth;

/// <summary>VoIPBin's words, restated from what VoIPBin does and not from the product's tables.</summary>
internal static class Words
{
    private const int RankOfUnknownCall = 2;

    private static readonly Dictionary<string, string[]> Statuses = new()
    {
        ["call"] = ["dialing", "ringing", "progressing", "terminating", "canceling", "hangup"],
        ["activeflow"] = ["running", "ended"],
        ["queue"] = [],
        ["queuecall"] = ["initiating", "waiting", "connecting", "kicking", "service", "done", "abandoned"],
        ["agent"] = ["available", "away", "busy", "offline", "ringing"],
    };

    /// <summary>The event in today's word.</summary>
    public static string Event(string sentAs) => sentAs switch
    {
        "call_answered" => "call_progressing",
        "call_hungup" => "call_hangup",
        "queuecall_entering" => "queuecall_connecting",
        _ => sentAs,
    };

    /// <summary>
    /// The status in today's word; if it is none of them, what the event announces, and if that is nothing, as sent.
    /// </summary>
    public static string? Status(string resource, string today, string? sent)
    {
        var word = (resource, sent) switch
        {
            ("queue", _) or (_, null or "") => null,
            ("queuecall", "wait") => "waiting",
            ("queuecall", "entering") => "connecting",
            _ => string.Intern(sent),
        };
        return word is not null && Statuses[resource].Contains(word) ? word : Announced(resource, today) ?? word;
    }

    /// <summary>Whether nothing comes after the status.</summary>
    public static bool IsEnd(string resource, string? status) => (resource, status)
        is ("call", "hangup") or ("queuecall", "done" or "abandoned") or ("activeflow", "ended");

    public static int Rank(string resource, string? status) => (resource, status) switch
    {
        (_, null) => -1,
        ("call", "dialing") => 0,
        ("call", "ringing") => 1,
        ("call", "terminating" or "canceling") => 3,
        ("call", "hangup") => 4,
        ("call", _) => RankOfUnknownCall,
        ("queuecall", "waiting") => 1,
        ("queuecall", "connecting") => 2,
        ("queuecall", "kicking") => 3,
        ("queuecall", "service") => 4,
        ("queuecall", "done" or "abandoned") => 9,
        _ => 0,
    };

    /// <summary>Between events of one time: the rank of the event's verb.</summary>
    public static int TypeRank(string today) => Verb(today) switch
    {
        "created" => 0,
        "dialing" or "ringing" or "progressing" or "status_updated" or "waiting" or "connecting" => 1,
        "terminating" or "canceling" or "updated" or "kicking" => 2,
        "serviced" => 3,
        "hangup" or "done" or "abandoned" => 4,
        _ => 5,
    };

    private static string? Announced(string resource, string today) => (resource, Verb(today)) switch
    {
        (not ("call" or "queuecall"), _) or (_, "created" or "updated" or "deleted") => null,
        (_, "serviced") => "service",
        (_, var verb) => string.Intern(verb),
    };

    private static string Verb(string today) => today[(today.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
