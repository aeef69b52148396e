using System.Buffers.Text;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A connection on which new calls are told of, one after the other.</summary>
internal sealed class Poster : IDisposable
{
    private const int TryAgain = 503;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly NewCalls calls = new();
    private readonly HttpWire wire;

    private Poster(HttpWire wire) => this.wire = wire;

    public static async Task<Poster> Open(Uri server) => new(await HttpWire.Open(server));

    /// <summary>How often the server could not take an event, and it was sent again.</summary>
    public int Resends { get; private set; }

    /// <summary>Tells of one call, until it is taken.</summary>
    /// <returns>The position it got.</returns>
    public async ValueTask<long> Post()
    {
        var request = calls.Next();
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
