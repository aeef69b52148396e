namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteListTests(SqliteTestStore store) : ListContract(store), IClassFixture<SqliteTestStore>;
