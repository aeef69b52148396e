namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryTrustTests(MemoryJournalCluster store)
    : TrustContract(store), IClassFixture<MemoryJournalCluster>;
