using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Batches;

namespace VoipbinGrains.Tests.Batches;

public sealed class BatchReaderTests : IDisposable
{
    private readonly Pipe pipe = new();
    private readonly FakeTimeProvider clock = new();
    private readonly CancellationTokenSource left = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly IAsyncEnumerator<BatchLine> lines;

    public BatchReaderTests() =>
        lines = new BatchReader(pipe.Reader, clock, left.Token, stopping.Token).Read().GetAsyncEnumerator();

    public void Dispose()
    {
        left.Dispose();
        stopping.Dispose();
    }

    [Fact]
    public async Task A_sender_may_take_long_but_not_be_silent_for_thirty_seconds()
    {
        for (var line = 1; line <= 3; line++)
        {
            var next = Next();
            clock.Advance(TimeSpan.FromSeconds(29.9));
            Assert.False(next.IsCompleted);
            await Send("a\nb");
            Assert.Equal((line, BatchLineKind.Whole), await next);
        }

        var missing = Next();
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((4, BatchLineKind.Missing), await missing);
        Assert.Null(await Next());
    }

    [Fact]
    public async Task The_time_that_lines_wait_to_be_taken_is_not_the_senders()
    {
        await Send("a\nb\n");
        await Next();
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((2, BatchLineKind.Whole), await Next());
        var next = Next();
        await Send("c\n");
        Assert.Equal((3, BatchLineKind.Whole), await next);
    }

    [Fact]
    public async Task A_server_that_stops_waits_two_seconds_for_what_is_on_its_way()
    {
        var next = Next();
        await stopping.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(next.IsCompleted);
        await Send("a\nb");
        Assert.Equal((1, BatchLineKind.Whole), await next);

        var missing = Next();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((2, BatchLineKind.Missing), await missing);
    }

    [Fact]
    public async Task When_the_sender_leaves_nothing_more_is_read()
    {
        await Send("a\nb");
        await Next();
        var next = Next();
        await left.CancelAsync();

        Assert.Equal((2, BatchLineKind.Missing), await next);
        Assert.Null(await Next());
    }

    [Fact]
    public async Task Of_a_transfer_that_breaks_the_line_that_did_not_end_is_missing()
    {
        await Send("a\nb");
        await Next();
        var next = Next();
        await pipe.Writer.CompleteAsync(new IOException("The connection was reset."));

        Assert.Equal((2, BatchLineKind.Missing), await next);
        Assert.Null(await Next());
    }

    [Fact]
    public async Task A_body_can_be_read_on_by_the_server_when_a_batch_has_ended_within_it()
    {
        await Send(string.Concat(Enumerable.Repeat("a\n", BatchSplitter.MaxLines + 2)));
        while (await Next() is not null)
        {
            // to the end
        }

        await Send("rest");
        Assert.True(pipe.Reader.TryRead(out var rest));
        Assert.Equal("rest", Encoding.ASCII.GetString(rest.Buffer));
    }

    private async Task<(int Number, BatchLineKind Kind)?> Next() =>
        await lines.MoveNextAsync() ? (lines.Current.Number, lines.Current.Kind) : null;

    private async Task Send(string text) => await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes(text));
}
