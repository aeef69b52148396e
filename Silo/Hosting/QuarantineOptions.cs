using System.ComponentModel.DataAnnotations;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>How much is kept of what was not let in, and for how long, section <c>Quarantine</c>.</summary>
internal sealed class QuarantineOptions
{
    public const string Section = "Quarantine";

    private const long LeastBytes = 2 * 1024 * 1024;
    private const double MostDays = 36_500;

    /// <summary>
    /// How many bytes of a tenant's are kept, and as many besides of those who could not sign; default 256 MiB. The
    /// oldest leave first.
    /// </summary>
    [Range(LeastBytes, long.MaxValue, ErrorMessage = "Quarantine:MaxBytes: set it to 2097152 or more.")]
    public long MaxBytes { get; set; } = new QuarantineBounds().MaxBytes;

    /// <summary>How many days they are kept, also a fraction; default 30, and never longer than events are.</summary>
    [Range(0.001, MostDays, ErrorMessage = "Quarantine:RetainDays: set it to more than 0 and 36500 days at most.")]
    public double RetainDays { get; set; } = 30;

    /// <summary>
    /// How many days those are kept that could not be signed for, also a fraction; default 7, and never longer than the
    /// others.
    /// </summary>
    [Range(0.001, MostDays,
        ErrorMessage = "Quarantine:UnauthorizedRetainDays: set it to more than 0 and 36500 days at most.")]
    public double UnauthorizedRetainDays { get; set; } = 7;

    /// <summary>What the journal is told.</summary>
    /// <param name="events">How long events are kept; null for ever.</param>
    public QuarantineBounds Bounds(TimeSpan? events)
    {
        var days = Math.Clamp(RetainDays, 0, Math.Min(events?.TotalDays ?? MostDays, MostDays));
        return new QuarantineBounds
        {
            MaxBytes = MaxBytes,
            Retain = TimeSpan.FromDays(days),
            RetainStrangers = TimeSpan.FromDays(Math.Clamp(UnauthorizedRetainDays, 0, days)),
        };
    }
}
