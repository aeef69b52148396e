using VoipbinGrains.Api.Problems;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What is sent in, and what is said to it.</summary>
internal static class WebhookShapes
{
    public static Shape Webhook { get; } = new(
        "Webhook",
        "VoIPBin's envelope. Other members are allowed and do not count; `type` and `data` may each stand once only.",
        Member.Text("type", """
            What happened: `call_hangup`, `queuecall_waiting`, … Names of 2022 (`call_answered`, `call_hungup`,
            `queuecall_entering`) are understood as today's.
            """),
        Member.Data("""
            The whole resource after it happened. Of it are read `id`, `status`, `tm_create`, `tm_update` and
            `tm_delete`; one of them but `id` that cannot be read counts as unset, and the event's `reason` says which.
            Everything is kept token for token, only without the whitespace between tokens.
            """));

    public static Shape Answer { get; } = new(
        "WebhookAnswer",
        "What became of an event. It is durable.",
        Member.Word(
            "outcome",
            """
            Whether the state moved. `applied`: recorded, and it did. `late`: recorded, but older than what is known.
            `duplicate`: this very event was recorded before; `version` and `position` are those it got then. `stored`:
            of a type that is not modelled; each delivery is kept whole. `spooled`, with 202: durable, but not applied
            yet.
            """,
            "applied", "late", "duplicate", "stored", "spooled"),
        Member.Word("resource", "The kind of resource that it is about.", Changes.StreamRequest.Kinds),
        Member.Text("id", "The resource's id in lower case; of `unmodelled`, `data.id` if that is a string.").OrNull,
        Member.Number("version", "Which of its resource's events it is; null of `unmodelled`.", least: 1).OrNull,
        Member.Position("position", "Its place in the feed; null while it is `spooled`.").OrNull);

    public static Shape LineFailure { get; } = new(
        "LineFailure",
        "A line of a batch that could not be made durable: send it again.",
        Member.Word("outcome", "What became of it.", "failed"),
        Member.Word("code", "Why.", Problem.NotDurable),
        Member.Number("line", "Its number in the body, from 1; blank lines count.", least: 1));
}
