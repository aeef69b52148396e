namespace VoipbinGrains.Api.Figures;

/// <summary>How each number is made, for whoever doubts it.</summary>
internal static class Formulas
{
    public static IReadOnlyDictionary<string, string> OfQueues { get; } = new Dictionary<string, string>
    {
        ["waiting"] = "queuecalls initiating, waiting or kicking, not over, not overdue, whose call has not ended",
        ["connecting"] = "the same with status connecting",
        ["in_service"] = "the same with status service",
        ["longest_wait_ms"] = "as_of - tm_create of the oldest that is in the queue and was not served",
        ["offered"] = "queuecalls whose wait ended in the period: at the first service, else when they were over",
        ["answered"] = "offered that were served; of two reported ends the one that stands decides",
        ["abandoned"] = "offered - answered; if no event tells the end, the call's hangup does",
        ["short_abandons"] = "abandoned with a wait <= short_abandon_ms",
        ["service_level"] =
            "answered with a wait <= service_level_threshold_ms / (answered + abandoned - short_abandons)",
        ["asa_ms"] = "mean wait of the answered",
        ["aht_ms"] = "mean time from service to the end, of the answered that are over",
        ["max_wait_ms"] = "longest wait of the offered",
        ["p50_wait_ms"] = "wait of the offered at rank ceil(0.5 n)",
        ["p90_wait_ms"] = "wait of the offered at rank ceil(0.9 n)",
        ["max_waiting"] = "most that waited at one moment of the period",
    };

    public static IReadOnlyDictionary<string, string> OfAgents { get; } = new Dictionary<string, string>
    {
        ["time_in_status_ms"] = "time of the day in each status, from the agent's own events",
        ["handled"] = "queuecalls that the agent began to serve today",
        ["talk_ms"] = "time of the day in service, from the caller's joining to the end of the queuecall",
        ["wrap_up_ms"] = "time of the day from such an end for as long as the agent's status stays busy or ringing",
        ["idle_ms"] = "time of the day in status available without talk and wrap-up",
        ["occupancy"] = "(talk_ms + wrap_up_ms) / (talk_ms + wrap_up_ms + idle_ms)",
    };
}
