using System.Buffers;
using System.Text.Json;

namespace VoipbinGrains.Peers;

/// <summary>
/// What everything is measured by: a minimal API that reads a webhook's body into a pooled buffer and finds its type
/// and its id, and does nothing with them. Frozen: it must never be changed, so that ratios to it can be compared over
/// the years.
/// </summary>
internal static class RawPeer
{
    public static Task<int> Run(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapPost("/v1/webhooks", Take);
        return PeerProgram.Run(app);
    }

    private static async Task<IResult> Take(HttpRequest request)
    {
        var body = ArrayPool<byte>.Shared.Rent((int)request.ContentLength!.Value);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                body.AsMemory(0, (int)request.ContentLength.Value), (int)request.ContentLength.Value);
            return Find(body.AsSpan(0, length)) ? TypedResults.NoContent() : TypedResults.BadRequest();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static bool Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (hasType, hasId) = (false, false);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.CurrentDepth == 1 && reader.ValueTextEquals("type"u8))
            {
                hasType = reader.Read() && reader.GetString() is { Length: > 0 };
            }
            else if (reader.CurrentDepth == 2 && reader.ValueTextEquals("id"u8))
            {
                hasId = reader.Read() && reader.TryGetGuid(out _);
            }
            else if (reader.CurrentDepth > 1)
            {
                reader.Skip();
            }
        }

        return hasType && hasId;
    }
}
