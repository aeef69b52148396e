using System.Buffers.Text;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A connection on which calls are told of, one event after the other.</summary>
/// <param name="wire">The connection.</param>
/// <param name="calls">Of how many calls; 0 is another call each time.</param>
internal sealed class Poster(HttpWire wire, int calls) : IDisposable
{
    private const int TryAgain = 503;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Webhooks webhooks = new(calls);

    public static async Task<Poster> Open(Uri server, int calls = 0) => new(await HttpWire.Open(server), calls);

    /// <summary>How often the server could not take an event, and it was sent again.</summary>
    public int Resends { get; private set; }

    /// <summary>Tells one event, until it is taken.</summary>
    /// <returns>The position it got.</returns>
    public async ValueTask<long> Post()
    {
        var request = webhooks.Next();
        var answer = await wire.Ask(request);
        while (answer.Status == TryAgain)
        {
            Resends++;
            await Task.Delay(Pause);
            answer = await wire.Ask(request);
        }

        var name = "\"position\":\""u8;
        var body = answer.Expected.Span;
        return Utf8Parser.TryParse(body[(body.IndexOf(name) + name.Length)..], out long position, out _)
            ? position
            : throw new InvalidOperationException("The answer tells no position.");
    }

    public void Dispose() => wire.Dispose();
}
