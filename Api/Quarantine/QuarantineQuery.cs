using System.Text;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>Which bodies of the quarantine are meant: <c>?code=&amp;replayed=&amp;received_after=&amp;…</c>.</summary>
internal static class QuarantineQuery
{
    /// <summary>Why a body may be kept.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        RejectedWebhook.NotJson, RejectedWebhook.NotAnEnvelope, RejectedWebhook.IdMissing, RejectedWebhook.IdNotUuid,
        Problem.TooLarge, Problem.Unauthorized, Problem.InvalidParameter, Problem.NotDurable,
    ];

    /// <summary>Reads the filter.</summary>
    public static QuarantineFilter Read(Parameters.Parameters parameters) => new()
    {
        Codes = parameters.WordsOf("code", Codes)?.ToHashSet(),
        Replayed = parameters.Flag("replayed"),
        ReceivedAfter = parameters.Time("received_after"),
        ReceivedBefore = parameters.Time("received_before"),
    };

    /// <summary>The filter in one spelling; empty if it lets all pass.</summary>
    public static string Tell(QuarantineFilter filter)
    {
        var text = new StringBuilder();
        Add("code", filter.Codes is { } codes ? string.Join(',', codes.Order(StringComparer.Ordinal)) : null);
        Add("replayed", filter.Replayed is { } replayed ? (replayed ? "true" : "false") : null);
        Add("received_after", filter.ReceivedAfter is { } after ? VoipbinTime.Write(after) : null);
        Add("received_before", filter.ReceivedBefore is { } before ? VoipbinTime.Write(before) : null);
        return text.ToString();

        void Add(string name, string? value) =>
            text.Append(value is null ? "" : $"{(text.Length > 0 ? "&" : "")}{name}={value}");
    }
}
