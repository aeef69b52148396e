using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Batches;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Tests.Server;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Batches;

public sealed class BatchTests : IDisposable
{
    private readonly List<TaskCompletionSource<WebhookAnswer>> received = [];
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly BatchRoom room = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Batch batch;
    private int number;
    private int arrived;

    public BatchTests() => batch = new Batch(
        body => WebhookReader.Read(body, DateTimeOffset.UnixEpoch),
        _ => Receive(),
        new BatchAnswers(Options.Create(new JsonOptions())),
        room,
        stopping.Token);

    public void Dispose()
    {
        room.Dispose();
        stopping.Dispose();
        arrivals.Dispose();
    }

    [Fact]
    public async Task Events_of_one_resource_are_received_one_after_the_other_and_those_of_others_meanwhile()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await Take(CallBodies.Line(one, 0));
        var second = await Take(CallBodies.Line(one, 1));
        Assert.Single(received);

        var foreign = await Take(CallBodies.Line(other, 0));
        Assert.Equal(2, received.Count);
        Record(1, position: 7);
        Assert.Equal("7", (await foreign).Text("position"));
        Assert.False(first.IsCompleted);

        Record(0, position: 8);
        Assert.Equal("8", (await first).Text("position"));
        await Received(3);
        Record(2, position: 9);
        Assert.Equal("9", (await second).Text("position"));
    }

    [Fact]
    public async Task What_cannot_be_made_durable_is_told_so_and_those_after_it_are_received()
    {
        var call = Guid.NewGuid();
        var first = await Take(CallBodies.Line(call, 0));
        var second = await Take(CallBodies.Line(call, 1));
        received[0].SetException(new IOException("The disk is full."));
        Assert.Equal("""{"outcome":"failed","code":"not_durable","line":1}""", (await first).GetRawText());

        await Received(2);
        Record(1, position: 2);
        Assert.Equal("applied", (await second).Text("outcome"));
        Assert.Equal((1, "The disk is full."), (batch.Failures, batch.Failure!.Message));
    }

    [Fact]
    public async Task When_the_server_stops_what_is_under_way_is_answered_and_no_more_is_taken()
    {
        var first = await Take(CallBodies.Line(Guid.NewGuid(), 0));
        await stopping.CancelAsync();
        var second = await Take(CallBodies.Line(Guid.NewGuid(), 0));

        Assert.Equal("""{"outcome":"failed","code":"not_durable","line":2}""", (await second).GetRawText());
        Record(0, position: 1);
        Assert.Equal("applied", (await first).Text("outcome"));
        Assert.Single(received);
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(100_000, 73)]
    [InlineData(1_000_000, 8)]
    public async Task Only_so_many_lines_and_bytes_are_under_way(int padding, int most)
    {
        var line = CallBodies.Line(Guid.Empty, 0);
        for (var taken = 0; taken < most; taken++)
        {
            await Take(Line());
        }

        var next = Take(Line());
        Assert.False(next.IsCompleted);
        Record(most / 2, position: 1);
        await next;
        Assert.Equal(most + 1, received.Count);

        string Line() =>
            line.Replace($"{Guid.Empty}", $"{Guid.NewGuid()}", StringComparison.Ordinal) + new string(' ', padding);
    }

    private Task<WebhookAnswer> Receive()
    {
        var answer = new TaskCompletionSource<WebhookAnswer>();
        received.Add(answer);
        arrivals.Release();
        return answer.Task;
    }

    // what waits for the one before it is received on another thread, if that one was recorded there
    private async Task Received(int count)
    {
        for (; arrived < count; arrived++)
        {
            Assert.True(await arrivals.WaitAsync(TimeSpan.FromSeconds(30)));
        }
    }

    private void Record(int index, long position) =>
        received[index].SetResult(new WebhookAnswer("applied", "call", null, 1, new Position(position)));

    private async Task<Task<JsonElement>> Take(string text) =>
        Read(await batch.Take(new BatchLine(++number, BatchLineKind.Whole, Encoding.UTF8.GetBytes(text))));

    private static async Task<JsonElement> Read(Task<byte[]> answer) =>
        JsonElement.Parse(Encoding.UTF8.GetString(await answer));
}
