namespace VoipbinGrains.Peers.Told;

/// <summary>The ranks of a call's statuses and of the types of its events, in the words of both eras.</summary>
internal static class CallRanks
{
    /// <summary>The rank of a status; of one that is no word, that of a call that was answered.</summary>
    public static short OfStatus(string? status) => status switch
    {
        null or "" => -1,
        "dialing" => 0,
        "ringing" => 1,
        "progressing" => 2,
        "terminating" or "canceling" => 3,
        "hangup" => 4,
        _ => 2,
    };

    /// <summary>Whether a status is a word of VoIPBin's.</summary>
    public static bool IsKnown(string? status) =>
        status is "dialing" or "ringing" or "progressing" or "terminating" or "canceling" or "hangup";

    /// <summary>The rank of a type; null if it is none of a call's.</summary>
    public static short? OfType(string? type) => type switch
    {
        "call_created" => 0,
        "call_dialing" or "call_ringing" or "call_progressing" or "call_answered" => 1,
        "call_updated" or "call_terminating" or "call_canceling" => 2,
        "call_hangup" or "call_hungup" => 4,
        "call_deleted" => 5,
        _ => null,
    };

    /// <summary>The status that a type announces where the data tells none that is known.</summary>
    public static string? StatusOf(string type) => type switch
    {
        "call_dialing" => "dialing",
        "call_ringing" => "ringing",
        "call_progressing" or "call_answered" => "progressing",
        "call_terminating" => "terminating",
        "call_canceling" => "canceling",
        "call_hangup" or "call_hungup" => "hangup",
        _ => null,
    };
}
