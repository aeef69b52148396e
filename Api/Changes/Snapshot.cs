using VoipbinGrains.Api.Json;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>
/// How everything that is asked for stood at one position, read part by part at the client's pace and told without ids:
/// whoever is cut off before it is complete starts over.
/// </summary>
internal sealed class Snapshot(CatchUp behind, FrameText text, SseWriter client, TimeProvider time)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Tells it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="stop">Ends it before it is complete.</param>
    /// <returns>The position that it stands for.</returns>
    public async Task<long> Send(StreamRequest request, CancellationToken stop)
    {
        SnapshotPage? page = null;
        foreach (var tenant in request.Tenants)
        {
            var place = page is null ? await Begin(tenant, request, stop) : new SnapshotPlace(page.AsOf, 0);
            do
            {
                page = await Read(tenant, request.SnapshotFilter, place, stop);
                await Tell(page, request.Hidden);
                place = page.Next;
            }
            while (place is not null);
        }

        await client.Write(text.Live(page!.AsOf));
        return page.AsOf;
    }

    // of a conversation, as of when its parts were known: whatever joins it later is a change. The first look has the
    // lists follow the journal as far as that
    private async ValueTask<SnapshotPlace?> Begin(string tenant, StreamRequest request, CancellationToken stop)
    {
        if (request.Conversation is not { AsOf: var asOf })
        {
            return null;
        }

        await Read(tenant, request.SnapshotFilter, null, stop);
        return new SnapshotPlace(asOf, 0);
    }

    // a part is read again until it is had: it is the same whenever it is read
    private async ValueTask<SnapshotPage> Read(
        string tenant, ChangeFilter filter, SnapshotPlace? place, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await behind.ReadSnapshot(tenant, filter, place, stop);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                await TellAlive();
                await Task.Delay(AfterFailure, time, stop);
            }
        }
    }

    private async ValueTask Tell(SnapshotPage page, Hidden hidden)
    {
        foreach (var state in page.States)
        {
            await client.Write(text.Of(state, hidden));
        }

        await TellAlive();
    }

    private async ValueTask TellAlive()
    {
        if (client.UntilHeartbeat <= TimeSpan.Zero)
        {
            await client.Write(FrameText.Heartbeat(null));
        }

        await client.Flush();
    }
}
