namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>How long the memory journal keeps what is over.</summary>
/// <param name="Retain">How long after its last event an ended resource is kept; null for ever.</param>
/// <param name="Quarantine">How much the quarantine holds and for how long.</param>
internal sealed record MemoryJournalOptions(TimeSpan? Retain, QuarantineBounds Quarantine);
