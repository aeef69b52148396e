namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteRetentionTests(SqliteTestStore store)
    : RetentionContract(store), IClassFixture<SqliteTestStore>;
