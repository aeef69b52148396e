using Microsoft.OpenApi;

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
        }).OrAbsent);

    public static Shape Quarantine { get; } =
        Quarantined.Page("QuarantinePage", "A page of the quarantine, newest first.");

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
