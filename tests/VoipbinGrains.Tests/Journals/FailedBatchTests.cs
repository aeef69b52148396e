using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Tests.Journals;

public sealed class FailedBatchTests : IAsyncDisposable
{
    private readonly FailingStore store = new();
    private readonly WatchedTime time = new();
    private readonly GroupCommit commits;

    public FailedBatchTests() => commits = new GroupCommit(store, time, NullLogger.Instance);

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    [Fact]
    public async Task When_a_batch_fails_all_of_it_fails_and_the_store_starts_over()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        store.Failures = 2;
        var refused = commits.Write(new PendingUnmodelled("refused", Hearing.Unmodelled("x")));
        Task<long>[] batch = [Write(), Write(), refused];
        store.LetGo();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => first);
        foreach (var write in batch)
        {
            var failure = await Assert.ThrowsAsync<JournalUnavailableException>(() => write);
            Assert.Equal("The batch could not be written. The disk is full.", failure.Message);
        }

        Assert.Null(commits.WhyNotWritable);
        await Write();
        await commits.DisposeAsync();
        Assert.Equal(["Write", "Recover", "Write", "Recover", "Write", "Tidy"], store.Calls);
    }

    [Fact]
    public async Task After_three_failures_in_a_row_writes_are_refused_at_once_until_a_probe_succeeds()
    {
        store.Failures = 3;
        store.Broken = false;
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(commits.WhyNotWritable);
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
        }

        Assert.Equal(
            "3 batches in a row could not be written; tried again each second: The disk is full.",
            commits.WhyNotWritable);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());

        store.Broken = true;
        Assert.Equal(TimeSpan.FromSeconds(1), await time.PassNextWait());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());

        store.Broken = false;
        await time.PassNextWait();
        await Healed();
        Assert.Null(commits.WhyNotWritable);
        Assert.Equal([1], store.Written);
    }

    [Fact]
    public async Task A_success_between_failures_starts_the_count_again()
    {
        foreach (var fails in new[] { 2, 2 })
        {
            store.Failures = fails;
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
            await Write();
        }

        Assert.Null(commits.WhyNotWritable);
    }

    [Fact]
    public async Task What_waits_when_the_journal_gives_up_is_refused()
    {
        store.Failures = 3;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
        await store.Started();
        await store.Started();

        store.Hold();
        var last = Write();
        await store.Started();
        var waiting = Write();
        store.LetGo();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => last);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        Assert.Equal(3, store.Calls.Count(call => call == nameof(IBatchStore.Write)));
    }

    [Fact]
    public async Task A_journal_that_has_given_up_can_be_closed()
    {
        store.Failures = 3;
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
        }

        await commits.DisposeAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Write());
    }

    private async Task<long> Write(byte[]? data = null) =>
        await commits.Write(new PendingUnmodelled("t", Hearing.Unmodelled("x") with { Data = data ?? [] }));

    private async Task Healed()
    {
        while (commits.WhyNotWritable is not null)
        {
            await Task.Yield();
        }

        await Write();
    }
}
