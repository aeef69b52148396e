namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryRetentionTests(MemoryJournalCluster store)
    : RetentionContract(store), IClassFixture<MemoryJournalCluster>;
