using VoipbinGrains.Api.Access;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>The feed in a few numbers: is it connected?</summary>
internal static class FeedEndpoint
{
    public static void MapFeed(this RouteGroupBuilder reads) => reads.MapGet("/feed", Get);

    private static async Task<FeedView> Get(IGrainFactory grains, AskedTenant tenant) =>
        FeedView.Of(await grains.GetGrain<IFeedGrain>(0).Summarize(tenant.Name));
}
