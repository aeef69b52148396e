namespace VoipbinGrains.Api.OpenApi;

/// <summary>How a process is.</summary>
internal static class HealthShapes
{
    public static Shape Health { get; } = new(
        "Health",
        "Whether a process can do its work.",
        Member.Word("status", "Whether it can.", "ok", "unavailable"),
        Member.Texts("reasons", "Why it cannot, or what is not as it should be; empty if all is well."),
        new Member("spool", Spool.Schema, IsRequired: false));

    private static Shape Spool => new(
        "Spool",
        "What waits on this process's disk until the cluster takes it; absent without an HTTP API.",
        Member.Count("webhooks", "How many webhooks."),
        Member.Count("bytes", "About how many bytes they take."));
}
