using Microsoft.OpenApi;
using VoipbinGrains.Api.Audit;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What is kept aside.</summary>
internal static class KeptShapes
{
    public static Shape Quarantined { get; } = new(
        "QuarantinedBody",
        "A body that was not let in.",
        Member.Text("id", "Its number, by which it is read and replayed."),
        Member.Text("tenant", "Whose it is."),
        Member.Time("received_at", "When it came."),
        Member.Word("code", "Why it was not let in.", ProblemShapes.Codes.Select(known => known.Code)),
        Member.Text("detail", "What its sender was told."),
        Member.Count("size", "Its length in bytes; as declared, if it was too large and declared one."),
        new Member("sha256", new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = "^[0-9a-f]{64}$",
            Description = "Of the bytes that are kept, in hex.",
        }),
        Member.Flag("truncated", "Whether only its first 4 KiB are kept, because it was too large."),
        Member.Text("content_type", "Its content type as sent; null if none was.").OrNull,
        Member.Time("replayed_at", "When a replay first let it in; null if none did.").OrNull,
        new Member("body", new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            ContentEncoding = "base64",
            Description = "The bytes that are kept. Left out of a list.",
        }).OrAbsent,
        new Member("headers", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = "The request's headers; of what may be a secret the name and `[redacted]`. Empty if they "
                + "are not known any more, because the body waited in the spool. Left out of a list.",
        }).OrAbsent);

    public static Shape Quarantine { get; } =
        Quarantined.Page("QuarantinePage", "A page of the quarantine, newest first.");

    public static Shape Tally { get; } = new(
        "ReplayTally",
        "What became of bodies that were replayed.",
        Member.Number("matched", "How many the filter meant, of this page."),
        Member.Number("replayed", "How many of them are in."),
        Member.Number(
            "refused", "How many of them are no event, were cut, or are not signed by a secret that is right now."),
        Member.Number("failed", "How many of them could not be made durable: send the same again."),
        Member.Text("next_page_token", "Sent as `page_token` it replays the next page; null on the last.").OrNull);

    public static Shape Note { get; } = new(
        "AuditNote",
        "Something that an operator asked for.",
        Member.Text("id", "Its number."),
        Member.Text("tenant", "Whose things it is about."),
        Member.Time("at", "When it was asked for."),
        Member.Text("who", "`key` and the first digits of its hash, `local` without keys, or `server`."),
        Member.Word("action", "What was asked for.", AuditLog.Actions),
        Member.Text("subject", "To what: a number of the quarantine, a filter, or an event."));

    public static Shape Audit { get; } = Note.Page("AuditPage", "A page of the audit, newest first.");

    public static Shape Unmodelled { get; } = new(
        "UnmodelledEvent",
        "An event of a type that is not modelled.",
        Member.Position("position", "Its place in the feed."),
        Member.Text("tenant", "Whose it is."),
        Member.Text("type", "Its type as sent."),
        Member.Text("id", "`data.id` as sent if that is a string, else null.").OrNull,
        Member.Time("received_at", "When it was received."),
        Member.Data("Its `data`, token for token as VoIPBin sent it."));

    public static Shape UnmodelledEvents { get; } =
        Unmodelled.Page("UnmodelledEventPage", "A page of events that are not modelled, newest first.");
}
