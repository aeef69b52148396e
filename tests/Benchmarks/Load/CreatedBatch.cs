using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A request that tells of many new calls, a line each.</summary>
internal sealed class CreatedBatch
{
    private readonly byte[] request;
    private readonly int first;
    private readonly int line;
    private readonly int lines;
    private readonly Ids ids;

    /// <param name="lines">How many calls.</param>
    /// <param name="ids">Their ids.</param>
    public CreatedBatch(int lines, Ids ids)
    {
        (this.lines, this.ids) = (lines, ids);
        byte[] body = [.. CreatedCall.Sample, (byte)'\n'];
        line = body.Length;
        var headers = "POST /v1/webhooks/batch HTTP/1.1\r\nHost: localhost\r\n"
            + $"Content-Type: application/x-ndjson\r\nContent-Length: {lines * line}\r\n\r\n";
        request = [.. Encoding.ASCII.GetBytes(headers), .. Enumerable.Repeat(body, lines).SelectMany(bytes => bytes)];
        first = request.AsSpan().IndexOf(CreatedCall.SeenId);
    }

    /// <summary>The next request; it is overwritten by the one after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        for (var i = 0; i < lines; i++)
        {
            ids.Next().TryFormat(request.AsSpan(first + (i * line)), out _);
        }

        return request;
    }

    /// <summary>Throws unless each line was recorded.</summary>
    public void CheckAnswer(ReadOnlySpan<byte> answer)
    {
        var applied = answer.Count("\"outcome\":\"applied\""u8);
        if (applied != lines)
        {
            throw new InvalidOperationException(
                $"{applied} of {lines} were applied: {Encoding.UTF8.GetString(answer)}");
        }
    }
}
