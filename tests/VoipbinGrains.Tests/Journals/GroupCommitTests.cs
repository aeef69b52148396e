using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Tests.Journals;

public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly FailingStore store = new();
    private readonly GroupCommit commits;

    public GroupCommitTests() => commits = new GroupCommit(store, TimeProvider.System, NullLogger.Instance);

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    [Fact]
    public async Task What_waits_while_a_batch_is_written_is_the_next_batch()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var waiting = Enumerable.Range(0, WriteQueue.MostWrites + 1).Select(_ => Write()).ToList();
        store.LetGo();

        await first;
        await Task.WhenAll(waiting);
        Assert.Equal([1, WriteQueue.MostWrites, 1], store.Written);
    }

    [Fact]
    public async Task A_batch_is_bounded_in_bytes_but_always_holds_one_write()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var half = new byte[(WriteQueue.MostBytes / 2) - 1024];
        Task[] waiting = [Write(half), Write(half), Write(half), Write(new byte[WriteQueue.MostBytes * 2]), Write()];
        store.LetGo();

        await first;
        await Task.WhenAll(waiting);
        Assert.Equal([1, 2, 1, 1, 1], store.Written);
    }

    [Fact]
    public async Task A_write_is_acknowledged_when_its_batch_is_durable_and_not_before()
    {
        store.Hold();
        var write = Write();
        await store.Started();
        Assert.False(write.IsCompleted);

        store.LetGo();
        Assert.Equal(1, await write);
    }

    [Fact]
    public async Task A_refused_write_fails_alone()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var refused = commits.Write(new PendingUnmodelled("refused", Hearing.Unmodelled("x")));
        var other = Write();
        store.LetGo();

        await first;
        await Assert.ThrowsAsync<ArgumentException>(() => refused);
        Assert.Equal(3, await other);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var waiting = Enumerable.Range(0, WriteQueue.MostWaiting).Select(_ => Write()).ToList();

        var refused = Write();
        var isAtOnce = refused.IsCompleted;
        store.LetGo();

        Assert.True(isAtOnce);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => refused);
        await first;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_queue_that_is_full_by_bytes_refuses_at_once_and_takes_again_what_fits_when_some_are_written()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var large = new byte[WriteQueue.MostBytesWaiting / 4];
        var waiting = Enumerable.Range(0, 3).Select(_ => Write(large)).ToList();

        var refused = Write(large);
        var isAtOnce = refused.IsCompleted;
        var small = Write();
        store.LetGo();

        Assert.True(isAtOnce);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => refused);
        await first;
        await Task.WhenAll([small, .. waiting]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Write(large)));
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_takes_no_more()
    {
        store.Hold();
        var first = Write();
        await store.Started();
        var waiting = Write();
        var closing = commits.DisposeAsync();
        var refused = Write();
        store.LetGo();
        await closing;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => refused);
        Assert.Equal(1, await first);
        Assert.Equal(2, await waiting);
        Assert.NotNull(commits.WhyNotWritable);
    }

    private async Task<long> Write(byte[]? data = null) =>
        await commits.Write(new PendingUnmodelled("t", Hearing.Unmodelled("x") with { Data = data ?? [] }));
}
