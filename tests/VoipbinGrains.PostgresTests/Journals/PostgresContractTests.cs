using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

[Collection(OnPostgres.Name)]
public sealed class PostgresContractTests(PostgresTestStore store) : JournalContract, IClassFixture<PostgresTestStore>
{
    public override IJournal Journal => store.Journal;

    protected override Task Restart() => store.Restart();

    protected override Task BreakNextWrite() => store.BreakNextWrite();
}
