using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Conversations;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Conversations;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>The feed as Server-Sent Events.</summary>
internal static class StreamEndpoints
{
    public static void AddChanges(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FrameText>();
        builder.Services.AddSingleton<FeedTail>();
        builder.Services.AddSingleton(services => new CatchUp(
            services.GetRequiredService<IGrainFactory>().GetGrain<IFeedGrain>(0)));
        builder.Services.AddSingleton<ChangeStream>();
    }

    public static void MapChanges(this RouteGroupBuilder reads) => reads.MapGet("/stream", Stream);

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Stream(
        HttpContext http, ChangeStream changes, AskedTenants tenants, ReadAccess access, IGrainFactory grains)
    {
        if (StreamRequest.Read(http.Request, tenants.Names, out var request) is { } problem)
        {
            return problem;
        }

        using var watch = access.Watch(http, Scope.Read);
        if (request.Call is { } call)
        {
            var parts = await grains.GetGrain<IConversationGrain>(tenants.Names[0]).PartsOf(call);
            request = request with { Conversation = new ConversationFilter(call, parts) };
        }

        await changes.Send(http, request);
        return TypedResults.Empty;
    }
}
