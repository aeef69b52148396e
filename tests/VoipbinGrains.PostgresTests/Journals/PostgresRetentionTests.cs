using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresRetentionTests(PostgresTestStore store)
    : RetentionContract(store), IClassFixture<PostgresTestStore>;
