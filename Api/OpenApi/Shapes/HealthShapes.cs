namespace VoipbinGrains.Api.OpenApi;

/// <summary>How a process is.</summary>
internal static class HealthShapes
{
    public static Shape Health { get; } = new(
        "Health",
        "Whether a process can do its work.",
        Member.Word("status", "Whether it can.", "ok", "unavailable"),
        Member.Texts("reasons", "Why it cannot; empty if it can."));
}
