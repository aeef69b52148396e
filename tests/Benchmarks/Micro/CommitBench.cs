using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Sqlite;
using VoipbinGrains.Tests;

namespace VoipbinGrains.Benchmarks.Micro;

/// <summary>
/// What it takes until events are durable that are given to the journal at once: what comes while one transaction is
/// written is in the next, so that many are two.
/// </summary>
public class CommitBench : IAsyncDisposable
{
    private readonly RecordedEvent judged = Judge.Decide(
        CallLifecycle.Table, standing: null, JudgeBench.Read("call_created", "dialing", 0));

    private TemporaryFolder folder = null!;
    private SqliteJournal journal = null!;
    private Task[] commits = [];

    [Params(1, 64, 256)]
    public int Events { get; set; }

    [GlobalSetup]
    public async Task Open()
    {
        folder = new TemporaryFolder();
        journal = new SqliteJournal(
            new SqliteJournalOptions { Path = folder.File("voipbin.db") }, TimeProvider.System,
            NullLogger<SqliteJournal>.Instance);
        await journal.Open();
        commits = new Task[Events];
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Description = "Commit_to_SQLite")]
    public Task Commit()
    {
        for (var i = 0; i < commits.Length; i++)
        {
            var key = new ResourceKey(ResourceKey.DefaultTenant, "call", Guid.NewGuid());
            commits[i] = journal.Commit(new EventWrite(key, Number: null, judged)).AsTask();
        }

        return Task.WhenAll(commits);
    }
}
