namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryTogetherTests(MemoryJournalCluster store)
    : TogetherContract(store), IClassFixture<MemoryJournalCluster>;
