using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresWithdrawalTests(PostgresTestStore store)
    : WithdrawalContract(store), IClassFixture<PostgresTestStore>;
