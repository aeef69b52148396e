using System.Buffers.Text;
using System.Diagnostics;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A connection on which calls are told of, one event after the other.</summary>
/// <param name="wire">The connection.</param>
/// <param name="calls">Of how many calls; 0 is another call each time.</param>
/// <param name="tenant">Whose.</param>
internal sealed class Poster(HttpWire wire, int calls, string tenant) : IDisposable
{
    private const int TryAgain = 503;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // the server closes what it has not heard of for two minutes
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Webhooks webhooks = new(calls, tenant);
    private int resends;
    private long usedAt = Stopwatch.GetTimestamp();

    public static async Task<Poster> Open(Uri server, int calls = 0, string tenant = "default") =>
        new(await HttpWire.Open(server), calls, tenant);

    /// <summary>Whether it has not been used for so long that the server may be about to close it.</summary>
    public bool IsStale => Stopwatch.GetElapsedTime(usedAt) > Fresh;

    /// <summary>
    /// How often, since this was asked last, the server could not take an event, and it was sent again.
    /// </summary>
    public int TakeResends() => Interlocked.Exchange(ref resends, 0);

    /// <summary>Tells one event, until it is taken.</summary>
    /// <returns>The position it got.</returns>
    public async ValueTask<long> Post()
    {
        usedAt = Stopwatch.GetTimestamp();
        var request = webhooks.Next();
        var answer = await wire.Ask(request);
        while (answer.Status == TryAgain)
        {
            resends++;
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
