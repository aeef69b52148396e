using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A request that tells of a new call, in the shape of a body that VoIPBin was seen to send.</summary>
internal sealed class CreatedCall
{
    private readonly byte[] request;
    private readonly int id;

    public CreatedCall()
    {
        var headers = "POST /v1/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Sample.Length}\r\n\r\n";
        request = [.. Encoding.ASCII.GetBytes(headers), .. Sample];
        id = request.AsSpan().IndexOf(SeenId);
    }

    /// <summary>The body with the id of the call that was seen, without whitespace.</summary>
    public static byte[] Sample { get; } = Compact();

    /// <summary>That id.</summary>
    public static ReadOnlySpan<byte> SeenId => "5371e9db-d035-4db6-a8d6-0994d33e744e"u8;

    /// <summary>The request for another call; it is overwritten by the next.</summary>
    public ReadOnlySpan<byte> Of(Guid call)
    {
        call.TryFormat(request.AsSpan(id), out _);
        return request;
    }

    // VoIPBin sends no whitespace between tokens
    private static byte[] Compact()
    {
        using var file = typeof(CreatedCall).Assembly.GetManifestResourceStream("call_created.json")!;
        using var body = JsonDocument.Parse(file);
        return JsonSerializer.SerializeToUtf8Bytes(body.RootElement);
    }
}
