using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Tests.Api;

public sealed class WebhookBodyTests
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(1, null)]
    [InlineData(16 * 1024, null)]
    [InlineData(Mebibyte, null)]
    [InlineData(5_000, 5_000)]
    [InlineData((16 * 1024) - 1, (16 * 1024) - 1)]
    [InlineData((16 * 1024) + 1, (16 * 1024) + 1)]
    [InlineData(Mebibyte, Mebibyte)]
    public async Task A_body_is_the_same_in_whatever_parts_it_comes(int length, int? declared)
    {
        var sent = Bytes(length);
        foreach (var part in new[] { 1_000, 16 * 1024, 70_000, length })
        {
            var (sender, request) = Sending(declared);
            var reading = WebhookBody.Read(request, CancellationToken.None).AsTask();
            foreach (var chunk in sent.Chunk(part))
            {
                await sender.WriteAsync(chunk);
            }

            await sender.CompleteAsync();
            var body = await reading;

            Assert.Equal((length, false), (body.Size, body.IsTooLarge));
            Assert.Equal(sent, body.Bytes);
        }
    }

    [Theory]
    [InlineData(Mebibyte + 1, null, Mebibyte + 1)]
    [InlineData(4 * 1024, 3 * Mebibyte, 3 * Mebibyte)]
    public async Task Of_one_that_is_too_large_no_more_is_read_than_that_takes(int sent, int? declared, int size)
    {
        var (sender, request) = Sending(declared);
        var reading = WebhookBody.Read(request, CancellationToken.None).AsTask();
        await sender.WriteAsync(Bytes(sent));

        var body = await reading;

        Assert.Equal((size, true), (body.Size, body.IsTooLarge));
        Assert.Equal(Bytes(sent)[..4096], body.Bytes);
    }

    [Fact]
    public async Task Senders_that_declare_much_and_send_little_take_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var senders = new List<(PipeWriter Sender, Task<WebhookBody> Reading)>();
        using var stop = new CancellationTokenSource();
        foreach (var number in Enumerable.Range(0, 200))
        {
            var (sender, request) = Sending(Mebibyte);
            sender.Write(Bytes(100));
            _ = sender.FlushAsync(CancellationToken.None).AsTask();
            senders.Add((sender, WebhookBody.Read(request, stop.Token).AsTask()));
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / senders.Count;
        Assert.InRange(each, 0, 16 * 1024);
        await stop.CancelAsync();
        foreach (var (_, reading) in senders)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => reading);
        }
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(i * 31);
        }

        return bytes;
    }

    private static (PipeWriter Sender, HttpRequest Request) Sending(long? declared)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var http = new DefaultHttpContext();
        http.Features.Set<IRequestBodyPipeFeature>(new Piped(pipe.Reader));
        http.Request.ContentLength = declared;
        return (pipe.Writer, http.Request);
    }

    private sealed record Piped(PipeReader Reader) : IRequestBodyPipeFeature;
}
