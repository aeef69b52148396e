using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresListTests(PostgresTestStore store)
    : ListContract(store), IClassFixture<PostgresTestStore>;
