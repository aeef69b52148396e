using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VoipbinGrains.Api.Spooling;

namespace VoipbinGrains.Api.Health;

/// <summary>Whether a process can do its work, and if not, why.</summary>
/// <param name="Status">In a word.</param>
/// <param name="Reasons">Why not, or what is not as it should be; none if all is well.</param>
/// <param name="Spool">What waits on its disk; null if it takes no webhooks.</param>
internal sealed record ReadinessView(
    string Status,
    IReadOnlyList<string> Reasons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SpoolView? Spool);

/// <summary>What waits on a process's disk until the cluster takes it.</summary>
/// <param name="Webhooks">How many webhooks.</param>
/// <param name="Bytes">About how many bytes they take.</param>
internal sealed record SpoolView(long Webhooks, long Bytes)
{
    public static SpoolView? Of(HealthReport report) =>
        report.Entries.TryGetValue(SpoolCheck.Name, out var spool) && spool.Data.Count > 0
            ? new SpoolView((long)spool.Data[SpoolCheck.Webhooks], (long)spool.Data[SpoolCheck.Bytes])
            : null;
}
