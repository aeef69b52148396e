using VoipbinGrains.Api.Resources;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>How resources stand and what is recorded of them.</summary>
internal static class ResourceShapes
{
    public static Shape Resource { get; } = new(
        "Resource",
        "How a resource stands.",
        Member.Word("resource", "The kind of resource, in the singular.", ResourceTypes.All.Select(type => type.Name)),
        Member.Id("id", "Its id."),
        Member.Text("tenant", "Whose it is."),
        Member.Text("status", """
            Its status in today's word, see `/v1/lifecycles`; null for a queue and for an activeflow of 2022. A word
            that no table has is shown as it was sent.
            """).OrNull,
        Member.Flag("ended", """
            Whether its life is over: deleted, or its status is an end. It never takes that back, but by a withdrawal; a
            resource of which every event is withdrawn has ended, without a status.
            """),
        Member.Flag("deleted", "Whether it was deleted. It never takes that back, but by a withdrawal."),
        Member.Flag("overdue", """
            Whether it has not ended and is older than it can be (`Overdue:` in the configuration), so that its end was
            probably lost. Computed when it is read: it moves neither `version` nor the `ETag`. Queues and agents never
            are.
            """),
        Member.Number(
            "version",
            "How many distinct events and withdrawals are recorded of it: 1, 2, 3 … without a gap.",
            least: 1),
        Member.Position("position", "The place in the feed of its event recorded last."),
        Member.Text("event", "The type of the event that made the state, in today's word."),
        Member.Time("occurred_at", "When that event happened, by its own account; null if it does not say.").OrNull,
        Member.Time("received_at", "When that event was received."),
        Member.Number("anomalies", "How many of its events the lifecycle cannot explain."),
        Member.Data("That event's `data`, token for token as VoIPBin sent it."));

    public static Shape Event { get; } = new(
        "RecordedEvent",
        "An event of a resource, and how it was judged.",
        Member.Text("event", "Its type in today's word."),
        Member.Text("sent_as", "Its type as sent."),
        Member.Text("status", "The status that it tells, in today's word; null if it tells none.").OrNull,
        Member.Time("occurred_at", "When it happened, by its own account; null if it does not say.").OrNull,
        Member.Time("received_at", "When it was first received."),
        Member.Number("version", "Which of the resource's events it was, in the order of arrival.", least: 1),
        Member.Position("position", "Its place in the feed."),
        Member.Word(
            "disposition",
            """
            How it was judged, once, against the state that it found. `applied`: it moved the state as the lifecycle
            allows. `late`: it is older than what was known. `anomaly`: the lifecycle cannot explain it; if it was the
            newest event, it moved the state all the same. `withdrawal`: an operator took another event out.
            """,
            "applied", "late", "anomaly", "withdrawal"),
        Member.Text("reason", "One sentence on why. Its words may change."),
        Member.Number("withdrawn_by", "The version of the withdrawal that took it out; null if it counts.", least: 1)
            .OrNull,
        Member.Data("""
            Its `data`, token for token as VoIPBin sent it; `{}` if an operator had it erased. Of a withdrawal, that of
            the event that made the state afterwards.
            """));

    public static Shape Withdrawal { get; } = new(
        "Withdrawal",
        "An event that was taken out. It is durable.",
        Member.Word("outcome", "What became of it.", WithdrawalView.Withdrawn),
        Member.Word("resource", "The kind of resource, in the singular.", ResourceTypes.All.Select(type => type.Name)),
        Member.Id("id", "Its id."),
        Member.Number("version", "The version that records the withdrawal.", least: 1),
        Member.Position("position", "The withdrawal's place in the feed."));

    public static Shape Resources { get; } = Resource.Page("ResourcePage", "A page of resources, last changed first.");

    public static Shape Events { get; } =
        Event.Page("RecordedEventPage", "A page of recorded events, in the order of the resource's life.");
}
