namespace VoipbinGrains.Tests.Journals;

public sealed class MemoryWithdrawalTests(MemoryJournalCluster store)
    : WithdrawalContract(store), IClassFixture<MemoryJournalCluster>;
