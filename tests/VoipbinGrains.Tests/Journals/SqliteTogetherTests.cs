namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteTogetherTests(SqliteTestStore store)
    : TogetherContract(store), IClassFixture<SqliteTestStore>;
