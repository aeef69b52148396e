using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals;

/// <summary>What is old: what was received before these moments, in microseconds since 1970.</summary>
/// <param name="Events">Resources that have ended, and events that are not modelled.</param>
/// <param name="Bodies">Quarantined bodies.</param>
/// <param name="Strangers">Those of strangers.</param>
internal readonly record struct OldBefore(long Events, long Bodies, long Strangers)
{
    private const long Never = long.MinValue;

    /// <summary>All that was received before a moment.</summary>
    public static OldBefore All(DateTimeOffset moment)
    {
        var old = VoipbinTime.ToMicroseconds(moment);
        return new OldBefore(old, old, old);
    }

    /// <summary>What is old at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="retain">How long events are kept; null for ever.</param>
    /// <param name="bounds">How long bodies are kept.</param>
    public static OldBefore At(DateTimeOffset now, TimeSpan? retain, QuarantineBounds bounds)
    {
        return new OldBefore(Since(retain), Since(bounds.Retain), Since(bounds.RetainStrangers));

        long Since(TimeSpan? age) => age is { } kept ? VoipbinTime.ToMicroseconds(now - kept) : Never;
    }
}
