namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>How long the memory journal keeps what is over.</summary>
/// <param name="Retain">How long after its last event an ended resource is kept; null for ever.</param>
internal sealed record MemoryJournalOptions(TimeSpan? Retain);
