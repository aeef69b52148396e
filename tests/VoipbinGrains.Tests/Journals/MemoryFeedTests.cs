namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryFeedTests(MemoryJournalCluster store)
    : FeedContract(store), IClassFixture<MemoryJournalCluster>;
