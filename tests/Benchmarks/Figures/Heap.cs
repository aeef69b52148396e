using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>What another .NET process holds in memory, seen through the runtime's own events.</summary>
internal static class Heap
{
    private const int Full = 2;

    /// <summary>Makes it collect everything that nobody needs.</summary>
    /// <param name="process">Its id.</param>
    /// <returns>How long its heap is afterwards, in bytes.</returns>
    public static async Task<long> Collect(int process)
    {
        // the keyword makes the runtime collect as soon as it is listened to
        var provider = new EventPipeProvider(
            ClrTraceEventParser.ProviderName, EventLevel.Informational,
            (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect));
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(
            [provider], requestRundown: false, circularBufferMB: 16, CancellationToken.None);
        var told = Task.Run(() => Listen(session));
        return await told;
    }

    private static long Listen(EventPipeSession session)
    {
        using var events = new EventPipeEventSource(session.EventStream);
        var (isFull, length, stopping) = (false, 0L, Task.CompletedTask);
        events.Clr.GCStart += start => isFull = start.Depth == Full && start.Reason is GCReason.Induced;
        events.Clr.GCHeapStats += heap =>
        {
            if (isFull && length == 0)
            {
                length = heap.TotalHeapSize;
                stopping = session.StopAsync(CancellationToken.None);
            }
        };
        events.Process();
        return length;
    }
}
