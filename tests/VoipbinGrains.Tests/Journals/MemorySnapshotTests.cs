namespace VoipbinGrains.Tests.Journals;

public sealed class MemorySnapshotTests(MemoryJournalCluster store)
    : SnapshotContract(store), IClassFixture<MemoryJournalCluster>;
