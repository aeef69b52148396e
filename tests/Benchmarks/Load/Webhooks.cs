using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Webhooks of calls, each a different event, made in the place of the one before.</summary>
internal sealed class Webhooks
{
    private const string Placeholder = "00000000-1111-2222-3333-444444444444";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private static readonly DateTimeOffset Created = TimeProvider.System.GetUtcNow();
    private static readonly DateTimeOffset Updated = Created.AddSeconds(1);
    private static int told;

    private readonly int calls;
    private readonly byte[] request;
    private readonly int id;
    private readonly int time;

    /// <param name="calls">Of how many calls; 0 is another call each time, which nobody knows yet.</param>
    /// <param name="tenant">Whose.</param>
    public Webhooks(int calls, string tenant)
    {
        this.calls = calls;
        var body = Bodies.Of(calls == 0
            ? new Told("call", Placeholder, "call_created", "dialing", Created, null)
            : new Told("call", Placeholder, "call_updated", "progressing", Created, Updated));
        var headers =
            $"POST /v1/webhooks/{tenant} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n";
        request = [.. Encoding.ASCII.GetBytes(headers), .. body];
        id = PlaceOf(Placeholder);
        time = PlaceOf(Updated.ToString(TimeFormat, CultureInfo.InvariantCulture));
    }

    /// <summary>The next request; it is overwritten by the one after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (calls == 0)
        {
            Write(Guid.NewGuid());
            return request;
        }

        var number = Interlocked.Increment(ref told);
        Write(Known(number % calls));
        var updated = Updated.AddMicroseconds(number);
        updated.TryFormat(request.AsSpan(time), out _, TimeFormat, CultureInfo.InvariantCulture);
        return request;
    }

    /// <summary>The id of a call, if they are so many in turn.</summary>
    public static Guid Known(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number + 1); // all zeros is no id
        return new Guid(bytes, bigEndian: true);
    }

    private void Write(Guid call) => call.TryFormat(request.AsSpan(id), out _);

    private int PlaceOf(string text) => request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
}
