using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals;

/// <summary>What became of one write of a batch.</summary>
/// <param name="Number">The resource's number, or the quarantined body's.</param>
/// <param name="Position">The place in the feed; 0 for what takes none.</param>
/// <param name="Conflict">Why it was not written although the batch was.</param>
internal readonly record struct WriteResult(long Number, long Position, VersionConflictException? Conflict = null);
