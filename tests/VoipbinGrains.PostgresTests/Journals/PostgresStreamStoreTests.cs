using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresStreamStoreTests(PostgresTestStore store)
    : StreamStoreContract(store), IClassFixture<PostgresTestStore>;
