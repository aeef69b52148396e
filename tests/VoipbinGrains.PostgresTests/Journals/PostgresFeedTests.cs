using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresFeedTests(PostgresTestStore store)
    : FeedContract(store), IClassFixture<PostgresTestStore>;
