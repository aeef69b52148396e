namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryListTests(MemoryJournalCluster store)
    : ListContract(store), IClassFixture<MemoryJournalCluster>;
