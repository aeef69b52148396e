using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Sqlite;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

public sealed class JournalHostingTests
{
    [Fact]
    public async Task A_silo_has_its_journal_open_while_it_runs_and_gives_the_file_back()
    {
        var folder = Directory.CreateTempSubdirectory("voipbin-silo-");
        var options = new SqliteJournalOptions { Path = Path.Combine(folder.FullName, "voipbin.db") };
        var call = new Hearing("t");
        for (var start = 1; start <= 2; start++)
        {
            var builder = new InProcessTestClusterBuilder(1);
            builder.ConfigureSilo((_, silo) => silo.AddSqliteJournal(options));
            await using var cluster = builder.Build();
            await cluster.DeployAsync();
            var journal = cluster.Silos[0].ServiceProvider.GetRequiredService<IJournal>();

            await call.Hear(journal, "call_updated", Progressing, start);

            Assert.Equal(start, (await journal.Load(call.Key))!.Standing!.Version);
        }

        folder.Delete(recursive: true);
    }
}
