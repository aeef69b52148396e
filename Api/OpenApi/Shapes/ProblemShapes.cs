using VoipbinGrains.Api.Problems;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Errors.</summary>
internal static class ProblemShapes
{
    /// <summary>What can go wrong, by the code that never changes.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Codes { get; } =
    [
        (RejectedWebhook.NotJson, "not UTF-8, not JSON, or deeper than 64"),
        (RejectedWebhook.NotAnEnvelope, "JSON, but not `{\"type\": string, \"data\": object}`"),
        (RejectedWebhook.IdMissing, "`data.id` is missing or all zeros, for a type that is modelled"),
        (RejectedWebhook.IdNotUuid, "`data.id` is no UUID, for a type that is modelled"),
        (Problem.TooLarge, "longer than may be"),
        (Problem.Unauthorized, "the key or the signature is missing or wrong"),
        (Problem.Forbidden, "the key is right, but has not the scope"),
        (Problem.NotFound, "nothing is known of it, or it is another tenant's"),
        (Problem.InvalidParameter, "a parameter, header or method that cannot be read"),
        (Problem.PageTokenMismatch, "a page token of another list, or of other filters"),
        (Problem.Truncated, "only the beginning of the body was kept, so it cannot be replayed"),
        (Problem.NotDurable, "it cannot be done now: send the same again"),
    ];

    public static Shape Error { get; } = new("Problem", "An error, as RFC 9457 has it.", Members);

    /// <summary>An error of one line of a batch.</summary>
    public static Shape LineError { get; } = new(
        "LineProblem",
        "Why a line of a batch was not let in. It is not kept.",
        [.. Members, Member.Number("line", "Its number in the body, from 1; blank lines count.", least: 1)]);

    private static IReadOnlyList<Member> Members =>
    [
        Member.Text("type", "Where the status code is explained."),
        Member.Text("title", "The status code in words."),
        Member.Number("status", "The status code.", least: 400),
        Member.Text("detail", "What is wrong and how to mend it. Its words may change."),
        Member.Word("code", "What is wrong, as a word that never changes.", Codes.Select(known => known.Code)),
    ];
}
