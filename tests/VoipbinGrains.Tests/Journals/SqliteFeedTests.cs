namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteFeedTests(SqliteTestStore store) : FeedContract(store), IClassFixture<SqliteTestStore>;
