using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Figures of queues and agents.</summary>
internal static class FiguresShapes
{
    private static readonly Shape now = new(
        "QueueNow",
        "Who is in the queue now.",
        Member.Number("waiting", "How many wait."),
        Member.Number("connecting", "How many are put through to an agent."),
        Member.Number("in_service", "How many talk to one."),
        Member.Count("longest_wait_ms", "How long the one has waited that waits longest; null if nobody does.").OrNull,
        Member.Id("longest_wait_queuecall", "Which one that is.").OrNull);

    private static readonly Shape agents = new(
        "Agents",
        "All agents together, each counted once.",
        Counts("by_status", "How many have each status."),
        Member.Number("handled", "How many queuecalls they began to serve today."),
        Member.Count("talk_ms", "How long they talked today."),
        Member.Count("wrap_up_ms", "How long they stayed busy after talks."),
        Member.Count("idle_ms", "How long they were available and did neither."),
        Ratio("occupancy", "The share of talk and wrap-up in these three; null if all are nothing."));

    private static readonly Shape parameters = new(
        "FiguresParameters",
        "What the figures are measured by.",
        Member.Count("service_level_threshold_ms", "Who is answered within it is answered in time."),
        Member.Count("short_abandon_ms", "Who gives up within it has not really waited."));

    private static readonly Shape links = new(
        "FiguresLinks",
        "Where the queuecalls behind each number are listed.",
        Texts("now", "Of the numbers of now."),
        Texts("interval", "Of the numbers of the interval."),
        Texts("today", "Of the numbers of today."));

    public static Shape Progress { get; } = new(
        "FiguresProgress",
        "How far the figures have followed the feed.",
        Member.Position("reached", "The position up to which they are complete."),
        Member.Position("head", "The position given last, when they last looked."),
        Member.Flag("complete", "Whether they have read the feed from its beginning; until then they are not whole."),
        Member.Position("rebuilt", "How far a rebuild has come that is underway; null if none is.").OrNull);

    public static Shape Period { get; } = new(
        "PeriodFigures",
        "What became of the queuecalls whose wait ended in a period.",
        Member.Time("from", "When it begins."),
        Member.Time("to", "Before when it ends."),
        Member.Number("offered", "How many left the wait."),
        Member.Number("answered", "How many of them were served."),
        Member.Number("abandoned", "How many of them were not."),
        Member.Number("short_abandons", "How many of those have not really waited."),
        Ratio("service_level", "The share that was answered in time; null if nobody counts."),
        Member.Count("asa_ms", "The mean wait of the answered.").OrNull,
        Member.Count("aht_ms", "The mean talk of the answered whose talk is over.").OrNull,
        Member.Count("max_wait_ms", "The longest wait.").OrNull,
        Member.Count("p50_wait_ms", "The wait that half of them did not exceed.").OrNull,
        Member.Count("p90_wait_ms", "The wait that nine of ten did not exceed.").OrNull,
        Member.Number("max_waiting", "How many waited at one moment, at most."));

    public static Shape QueueLine { get; } = new(
        "QueueLine",
        "A queue among others.",
        Member.Id("queue", "The queue."),
        Name,
        new("now", now.Schema),
        Member.Inline("interval", "The quarter of an hour that is running.", Period),
        Member.Inline("today", "The day that is running.", Period),
        new("parameters", parameters.Schema));

    public static Shape Queue { get; } = new(
        "QueueFigures",
        "A queue's figures.",
        Member.Id("queue", "The queue; null for all together.").OrNull,
        Name,
        AsOf,
        Zone,
        new("now", now.Schema),
        Member.Inline("interval", "The quarter of an hour that is running.", Period),
        Member.Inline("today", "The day that is running.", Period),
        Trend,
        new("parameters", parameters.Schema),
        Texts("formulas", "How each number is made."),
        new("links", links.Schema),
        new("progress", Progress.Schema));

    public static Shape All { get; } = new(
        "AllFigures",
        "The figures of all queues together, of each, and of the agents.",
        Member.Id("queue", "Null: all together.").OrNull,
        AsOf,
        Zone,
        new("now", now.Schema),
        Member.Inline("interval", "The quarter of an hour that is running.", Period),
        Member.Inline("today", "The day that is running.", Period),
        Trend,
        new("agents", agents.Schema),
        Member.List("queues", "Each queue that was told of or visited.", QueueLine.Reference),
        new("parameters", parameters.Schema),
        Texts("formulas", "How each number is made."),
        new("links", links.Schema),
        new("progress", Progress.Schema));

    public static Shape Agent { get; } = new(
        "AgentFigures",
        "An agent's figures of the day.",
        Member.Id("agent", "The agent."),
        Name,
        AsOf,
        Zone,
        Member.Data("What it does: `status`, `since`, `queuecall`.") with { Name = "now" },
        Member.Data(
            "Since `from`: `time_in_status_ms`, `handled`, `talk_ms`, `wrap_up_ms`, `idle_ms`, `occupancy`.") with
        {
            Name = "today",
        },
        Texts("formulas", "How each number is made."),
        new("progress", Progress.Schema));

    public static Shape Counted { get; } = new(
        "CountedQueuecall",
        "A queuecall as it is counted.",
        Member.Id("queuecall", "The queuecall."),
        Member.Id("call", "Its call; null if it was not told.").OrNull,
        Member.Id("queue", "Its queue; null where it cannot be known.").OrNull,
        Member.Id("agent", "The agent who serves or served it; null if none did.").OrNull,
        Member.Text("status", "Its status in today's word.").OrNull,
        Member.Time("created_at", "When its wait began."),
        Member.Time("left_at", "When its wait ended; null if it waits, or it cannot be known.").OrNull,
        Member.Time("ended_at", "When it was over; null if it is not, or it cannot be known.").OrNull,
        Member.Count("wait_ms", "How long it waited; null until its wait has ended.").OrNull);

    public static Shape CountedPage { get; } =
        Counted.Page("CountedQueuecallPage", "A page of the queuecalls behind a number, oldest first.");

    private static Member Name => Member.Text("name", "From `Names:{id}`, else from VoIPBin's REST; else null.").OrNull;

    private static Member AsOf => Member.Time("as_of", "The moment that the figures are of.");

    private static Member Zone => Member.Text("time_zone", "The time zone that days are counted in.");

    private static Member Trend => new("trend", new OpenApiSchema
    {
        Type = JsonSchemaType.Array | JsonSchemaType.Null,
        Description = "With `trend=true`: each quarter of an hour of the day, up to the running one; else null.",
        Items = Period.Reference,
    });

    private static Member Ratio(string name, string description) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.Number | JsonSchemaType.Null,
        Minimum = "0",
        Maximum = "1",
        Description = description,
    });

    private static Member Texts(string name, string description) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = description,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static Member Counts(string name, string description) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = description,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer },
    });
}
