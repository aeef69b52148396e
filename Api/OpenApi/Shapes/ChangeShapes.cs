using Microsoft.OpenApi;
using VoipbinGrains.Api.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What a stream's frames carry, and the feed in numbers.</summary>
internal static class ChangeShapes
{
    public static Shape Change { get; } = new(
        "Change",
        "The data of the frames `change`, `late` and `snapshot`.",
        Member.Position("position", "Its place in the feed; in a snapshot, that of the event recorded last."),
        Member.Word("resource", "The kind of resource, in the singular.", Changes.StreamRequest.Kinds),
        Member.Text("id", "The resource's id in lower case; of `unmodelled`, `data.id` if that is a string.").OrNull,
        Member.Text("tenant", "Whose it is."),
        Member.Number("version", "Which of its resource's events it is; null of `unmodelled`.", least: 1).OrNull,
        Member.Text("event", "The event's type in today's word."),
        Member.Word(
            "outcome",
            """
            What the webhook was answered. `stored` of `unmodelled`; `applied` in a snapshot. `withdrawn`: an operator
            took an event out; the frame is a `change`, and all but `event`, `occurred_at` and `received_at` tell how
            the resource stands without it.
            """,
            "applied", "late", "stored", WithdrawalView.Withdrawn),
        Member.Text("previous_status", "The resource's status before; null if it had none, and in a snapshot.").OrNull,
        Member.Text("status", "The resource's status after it, in today's word; null if it has none.").OrNull,
        Member.Flag("ended", "Whether the resource has ended, after it."),
        Member.Flag("deleted", "Whether the resource is deleted, after it."),
        Member.Time("occurred_at", "When the event happened, by its own account; null if it does not say.").OrNull,
        Member.Time("received_at", "When the event was received."),
        Member.Data("The event's `data`, token for token as VoIPBin sent it."));

    public static Shape Live { get; } = new(
        "Live",
        "The data of the frame `live`.",
        Member.Position("position", "Everything up to this place was told."));

    public static Shape End { get; } = new(
        "StreamEnd",
        "The data of the frames `reset` and `bye`, after which the server closes.",
        Member.Text("detail", "Why, and what to do. Its words may change."));

    public static Shape Feed { get; } = new(
        "Feed",
        "What a tenant's feed holds, in a few numbers.",
        Member.Position("oldest", "The first position that is retained, of all tenants; null if there is none.").OrNull,
        Member.Position("head", "The position given last, of all tenants; `0` if none was given."),
        Member.Time("last_received_at", "When the tenant's newest event was received; null if there was none.").OrNull,
        new Member("events_by_type", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "How many of the tenant's events were recorded since the beginning, by type in today's word.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" },
        }));

    public static Shape Token { get; } = new(
        "StreamToken",
        "A token that opens the stream for a while.",
        Member.Text("token", "Sent as `token`; opaque."),
        Member.Time("expires_at", "Until when it is good."));
}
