namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteStreamStoreTests(SqliteTestStore store)
    : StreamStoreContract(store), IClassFixture<SqliteTestStore>;
