using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Webhooks of calls that nobody knows yet, each made in the place of the one before.</summary>
internal sealed class NewCalls
{
    private const string Placeholder = "00000000-1111-2222-3333-444444444444";

    private readonly byte[] request;
    private readonly int id;

    public NewCalls()
    {
        var body = Bodies.Of(
            new Told("call", Placeholder, "call_created", "dialing", TimeProvider.System.GetUtcNow(), null));
        var headers = $"POST /v1/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n";
        request = [.. Encoding.ASCII.GetBytes(headers), .. body];
        id = request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Placeholder));
    }

    /// <summary>The next request; it is overwritten by the one after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        Guid.NewGuid().TryFormat(request.AsSpan(id), out _);
        return request;
    }
}
