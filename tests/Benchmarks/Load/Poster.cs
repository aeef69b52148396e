using System.Buffers.Text;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A connection on which new calls are told of, one after the other.</summary>
internal sealed class Poster : IDisposable
{
    private readonly NewCalls calls = new();
    private readonly HttpWire wire;

    private Poster(HttpWire wire) => this.wire = wire;

    public static async Task<Poster> Open(Uri server) => new(await HttpWire.Open(server));

    /// <summary>Tells of one call.</summary>
    /// <returns>The position it got.</returns>
    public async ValueTask<long> Post()
    {
        var answer = await wire.Ask(calls.Next());
        var name = "\"position\":\""u8;
        var body = answer.Expected.Span;
        return Utf8Parser.TryParse(body[(body.IndexOf(name) + name.Length)..], out long position, out _)
            ? position
            : throw new InvalidOperationException("The answer tells no position.");
    }

    public void Dispose() => wire.Dispose();
}
