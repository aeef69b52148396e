using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresTrustTests(PostgresTestStore store)
    : TrustContract(store), IClassFixture<PostgresTestStore>;
