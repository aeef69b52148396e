using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>The lifecycle tables.</summary>
internal static class LifecycleShapes
{
    public static Shape Status { get; } = new(
        "LifecycleStatus",
        "A row of a lifecycle's table.",
        Member.Text("status", "The status in today's word."),
        Member.Number("rank", "How far along it is; statuses that exclude each other share one."),
        Member.Texts("followers", "The statuses that may follow it directly."),
        Member.Flag("terminal", "Whether it is an end."),
        Member.Texts("words", "The words of both eras that mean it, today's first."));

    public static Shape EventType { get; } = new(
        "LifecycleEvent",
        "A type of event of a lifecycle.",
        Member.Text("event", "The type in today's word."),
        Member.Number("rank", "Which of two events of one moment is the newer, if nothing else tells: the greater."),
        Member.Text("announces", "The status that stands in if its data tells none; null if none does.").OrNull,
        Member.Texts("words", "The words of both eras that mean it, today's first."));

    public static Shape Lifecycle { get; } = new(
        "Lifecycle",
        "The tables by which the events of one kind of resource are judged.",
        Member.Word("resource", "The kind of resource, in the singular.", ResourceTypes.All.Select(type => type.Name)),
        Member.List("statuses", "Its statuses, in the order in which they are usually passed.", Status.Reference),
        Member.Texts("terminal_statuses", "Those that are an end."),
        Member.List("events", "Its types of event.", EventType.Reference));

    public static Shape Lifecycles { get; } = new(
        "LifecycleList",
        "All lifecycles.",
        Member.List("result", "One for each kind of resource.", Lifecycle.Reference));
}
