using System.ComponentModel.DataAnnotations;
using VoipbinGrains.Figures;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Figures;

/// <summary>What figures are measured by, section <c>Figures</c>.</summary>
internal sealed class FiguresOptions : IValidatableObject
{
    public const string Section = "Figures";

    /// <summary>The IANA name of the time zone that days are counted in; default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Who is answered within so many milliseconds is answered in time; default 20000.</summary>
    public int ServiceLevelThresholdMs { get; set; } = 20_000;

    /// <summary>Who gives up within so many milliseconds has not really waited; default 5000.</summary>
    public int ShortAbandonMs { get; set; } = 5_000;

    /// <summary>What is a queue's own, by the queue's id.</summary>
    public Dictionary<string, QueueOptions> Queues { get; } = [];

    public QueueThresholds Thresholds => ThresholdsOf(null);

    public IReadOnlyDictionary<Guid, QueueThresholds> OwnThresholds => Queues
        .Where(pair => ResourceId.TryParse(pair.Key, out _))
        .ToDictionary(
            pair => ResourceId.TryParse(pair.Key, out var id) ? id : default,
            pair => ThresholdsOf(pair.Value));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult(
                $"Figures:TimeZone is «{TimeZone}», which is no time zone: set it to a name such as Europe/Berlin.");
        }

        foreach (var key in Queues.Keys.Where(key => !ResourceId.TryParse(key, out _)))
        {
            yield return new ValidationResult(
                $"Figures:Queues has «{key}», which is no queue's id: set it to a UUID.");
        }

        if (OwnThresholds.Values.Append(Thresholds).Any(one =>
            one.ServiceLevel < TimeSpan.Zero || one.ShortAbandon < TimeSpan.Zero))
        {
            yield return new ValidationResult(
                "Figures: set ServiceLevelThresholdMs and ShortAbandonMs to 0 or more, also those of Queues.");
        }
    }

    private QueueThresholds ThresholdsOf(QueueOptions? own) => new(
        TimeSpan.FromMilliseconds(own?.ServiceLevelThresholdMs ?? ServiceLevelThresholdMs),
        TimeSpan.FromMilliseconds(own?.ShortAbandonMs ?? ShortAbandonMs));
}

/// <summary>What is a queue's own; what is unset is that of all.</summary>
internal sealed class QueueOptions
{
    /// <summary>Who is answered within so many milliseconds is answered in time.</summary>
    public int? ServiceLevelThresholdMs { get; set; }

    /// <summary>Who gives up within so many milliseconds has not really waited.</summary>
    public int? ShortAbandonMs { get; set; }
}
