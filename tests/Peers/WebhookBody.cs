using System.Buffers;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers;

/// <summary>A request's body.</summary>
internal static class WebhookBody
{
    /// <summary>What it tells of a call; null if it tells nothing of one.</summary>
    public static async ValueTask<ToldCall?> Read(HttpRequest request)
    {
        var length = (int)request.ContentLength!.Value;
        var body = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await request.Body.ReadExactlyAsync(body.AsMemory(0, length));
            return CallReader.Read(body.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
