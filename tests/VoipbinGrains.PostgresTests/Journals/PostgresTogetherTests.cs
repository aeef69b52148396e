using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresTogetherTests(PostgresTestStore store)
    : TogetherContract(store), IClassFixture<PostgresTestStore>;
