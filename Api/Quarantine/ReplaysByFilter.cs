using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>
/// Lets in many that were not, without anybody looking at each: so one that could not be signed for has to be signed
/// right by now.
/// </summary>
internal sealed partial class ReplaysByFilter(
    ReplayDoor door, TenantRegistry tenants, IGrainFactory grains, ILogger<ReplaysByFilter> log)
{
    private const int AtOnce = 16;

    /// <summary>The newest of those that pass a filter; none if there is none.</summary>
    public ValueTask<IReadOnlyList<QuarantinedBody>> Find(string tenant, QuarantineFilter filter) =>
        grains.GetGrain<IQuarantineGrain>(tenant).ListMatching(filter, null, 1);

    /// <summary>Replays a part of those that pass a filter, newest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">How many at most.</param>
    /// <returns>What became of them.</returns>
    public async Task<ReplayTally> Replay(string tenant, QuarantineFilter filter, long? before, int size)
    {
        var quarantine = grains.GetGrain<IQuarantineGrain>(tenant);
        var found = await quarantine.ListMatching(filter, before, size);
        var (replayed, refused, failed) = (0, 0, 0);
        Exception? failure = null;
        await Parallel.ForEachAsync(
            found,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (listed, _) =>
            {
                try
                {
                    var isIn = !listed.Truncated
                        && await quarantine.Get(listed.Id) is { } kept
                        && IsSignedOrNeedsNot(tenant, kept)
                        && await door.Replay(tenant, kept) is WebhookAnswer;
                    Interlocked.Increment(ref isIn ? ref replayed : ref refused);
                }
                catch (Exception cause)
                {
                    Interlocked.CompareExchange(ref failure, cause, null);
                    Interlocked.Increment(ref failed);
                }
            });
        if (failure is not null)
        {
            LogFailed(failed, failure.GetType().Name, failure.Message);
        }

        return new ReplayTally(found.Count, replayed, refused, failed, found.Count < size ? null : found[^1].Id);
    }

    private bool IsSignedOrNeedsNot(string tenant, QuarantinedBody kept) => !kept.IsStrangers
        || (tenants.Find(tenant) is { } known
            && Signature.IsAccepted(known, KeptHeaders.SignatureIn(kept.Headers), kept.Body.Span));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Bodies} of the quarantine could not be replayed now. The first: {Error}: {Reason}")]
    private partial void LogFailed(int bodies, string error, string reason);
}

/// <summary>What became of bodies that were replayed.</summary>
/// <param name="Matched">How many were meant.</param>
/// <param name="Replayed">How many of them are in.</param>
/// <param name="Refused">How many of them still cannot be let in.</param>
/// <param name="Failed">How many of them could not be made durable now.</param>
/// <param name="Next">Where the next part goes on; null if there is none.</param>
internal sealed record ReplayTally(int Matched, int Replayed, int Refused, int Failed, long? Next);

/// <summary>What became of bodies that were replayed, as clients see it.</summary>
internal sealed record ReplayTallyView(int Matched, int Replayed, int Refused, int Failed, string? NextPageToken);
