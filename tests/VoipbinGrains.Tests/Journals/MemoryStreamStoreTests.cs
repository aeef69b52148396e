namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryStreamStoreTests(MemoryJournalCluster store)
    : StreamStoreContract(store), IClassFixture<MemoryJournalCluster>;
