using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresSnapshotTests(PostgresTestStore store)
    : SnapshotContract(store), IClassFixture<PostgresTestStore>;
