using Microsoft.OpenApi;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Conversations, and the wallboard.</summary>
internal static class ConversationShapes
{
    public static Shape Entry { get; } = new(
        "TimelineEntry",
        "Something that happened in a conversation.",
        Member.Time("occurred_at", "When, by VoIPBin's clock; null if it does not say.").OrNull,
        Member.Word("resource", "The kind of resource.", ResourceTypes.All.Select(type => type.Name)),
        Member.Id("id", "The resource's id."),
        Member.Text("event", "The event's type in today's word."),
        Member.Text("status", "The status that it tells; null if it tells none.").OrNull);

    public static Shape Stay { get; } = new(
        "Stay",
        "A queuecall in a conversation: a `Resource`, and its queue.",
        [
            .. ResourceShapes.Resource.Members.Take(3),
            Member.Id("queue", "Its queue; null where it cannot be known.").OrNull,
            .. ResourceShapes.Resource.Members.Skip(3),
        ]);

    public static Shape Conversation { get; } = new(
        "Conversation",
        "A call with all that belongs to it, as far as it was heard.",
        new("call", new OpenApiSchema
        {
            Description = "The call; null if nothing was heard of it yet.",
            OneOf = [ResourceShapes.Resource.Reference, new OpenApiSchema { Type = JsonSchemaType.Null }],
        }),
        Member.List("legs", "The legs that were made for it.", ResourceShapes.Resource.Reference),
        Member.List("activeflows", "The flows that run or ran for it.", ResourceShapes.Resource.Reference),
        Member.List("queuecalls", "Its stays in queues, in the order in which they began.", Stay.Reference),
        Member.List("agents", "The agents who serve or served it.", ResourceShapes.Resource.Reference),
        Member.List("timeline", "What happened, in the order of VoIPBin's clocks.", Entry.Reference));

    public static Shape Board { get; } = new(
        "Board",
        "What the wallboard shows. Of a `change`, what did not change is null, and lists hold what changed.",
        Member.Time("as_of", "The moment that it is of."),
        Member.Text("time_zone", "The time zone that days are counted in."),
        Part("total", "All queues and agents together."),
        Part("trend", "Each quarter of an hour of the day.", isList: true),
        Part("queues", "Queues.", isList: true),
        Part("agents", "Agents.", isList: true),
        Part("calls", "How many calls have not ended, by status, and the newest of them."),
        Part("anomalies", "The anomalies heard last.", isList: true),
        Member.Data("When an event was received last, and how far the figures are behind.") with { Name = "feed" });

    private static Member Part(string name, string description, bool isList = false) => new(name, new OpenApiSchema
    {
        Type = (isList ? JsonSchemaType.Array : JsonSchemaType.Object) | JsonSchemaType.Null,
        Description = description,
        Items = isList ? new OpenApiSchema { Type = JsonSchemaType.Object } : null,
    });
}
