using System.ComponentModel.DataAnnotations;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>How old a resource may become before it is shown as overdue, section <c>Overdue</c>.</summary>
internal sealed class OverdueOptions : IValidatableObject
{
    public const string Section = "Overdue";

    /// <summary>hh:mm:ss, default 01:05:00: VoIPBin ends a call after an hour.</summary>
    public TimeSpan Call { get; set; } = new(1, 5, 0);

    /// <summary>hh:mm:ss, default 04:00:00.</summary>
    public TimeSpan Queuecall { get; set; } = TimeSpan.FromHours(4);

    /// <summary>hh:mm:ss, default 04:00:00.</summary>
    public TimeSpan Activeflow { get; set; } = TimeSpan.FromHours(4);

    public bool IsOverdue(ResourceState state, DateTimeOffset now) =>
        !state.Ended && (state.CreatedAt ?? state.ReceivedAt) < OverdueBefore(state.Key.Resource, now);

    /// <summary>What was created before this moment is overdue if it has not ended; null if it never is.</summary>
    public DateTimeOffset? OverdueBefore(string resource, DateTimeOffset now) => resource switch
    {
        "call" => now - Call,
        "queuecall" => now - Queuecall,
        "activeflow" => now - Activeflow,
        _ => null,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Call <= TimeSpan.Zero || Queuecall <= TimeSpan.Zero || Activeflow <= TimeSpan.Zero)
        {
            yield return new ValidationResult(
                "Overdue: set each of Call, Queuecall and Activeflow to more than 00:00:00.");
        }
    }
}
