namespace VoipbinGrains.Api.OpenApi;

/// <summary>What several paths are about together: a chapter of the page.</summary>
internal sealed record Subject(string Name, string Description)
{
    public static Subject WebhooksIn { get; } = new("Webhooks in", """
        What VoIPBin sends is recorded here, once, and judged by its resource's lifecycle, in whatever order it arrives.
        """);

    public static Subject StateOut { get; } = new("State out", """
        How resources stand and why: one, a list of them, or the recorded events of one.
        """);

    public static Subject ChangesOut { get; } = new("Changes out", """
        Every change as it happens, each once and in order, and resumable.
        """);

    public static Subject HappeningNow { get; } = new("What is happening now", """
        Joined views and figures, made of the events and of nothing else.
        """);

    public static Subject Kept { get; } = new("Kept aside", """
        What came in but is no event of a modelled resource. Nothing that was acknowledged or refused for good is lost.
        """);

    public static Subject Rules { get; } = new("Lifecycles", """
        The tables by which events are judged.
        """);

    public static Subject Health { get; } = new("Health", """
        Whether a process lives, and whether it can do its work.
        """);

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<Subject> All { get; } =
        [WebhooksIn, StateOut, ChangesOut, HappeningNow, Kept, Rules, Health];
}
