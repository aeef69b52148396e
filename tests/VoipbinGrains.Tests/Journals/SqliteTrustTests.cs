namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteTrustTests(SqliteTestStore store)
    : TrustContract(store), IClassFixture<SqliteTestStore>;
