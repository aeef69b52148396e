namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteSnapshotTests(SqliteTestStore store)
    : SnapshotContract(store), IClassFixture<SqliteTestStore>;
