using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Conversations;
using VoipbinGrains.Api.Problems;
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
        builder.Services.AddSingleton<StreamSeats>();
    }

    public static void MapChanges(this RouteGroupBuilder reads)
    {
        reads.MapGet("/stream", Stream).WithMetadata(new OpenToTokens());
        reads.MapPost("/stream/tokens", MakeToken);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Stream(
        HttpContext http,
        ChangeStream changes,
        AskedTenants tenants,
        AskedBy asker,
        ReadAccess access,
        StreamSeats seats,
        IGrainFactory grains)
    {
        if (StreamRequest.Read(http.Request, tenants.Names, out var request) is { } problem)
        {
            return problem;
        }

        if (asker.Grant is { } grant)
        {
            if (grant.Narrow(request.Filter) is not { } filter)
            {
                return Problem.Of(
                    StatusCodes.Status403Forbidden,
                    Problem.Forbidden,
                    "The token allows less than is asked for: leave the filters out, or narrow what it allows.");
            }

            request = request with { Filter = filter, Until = DateTimeOffset.FromUnixTimeMilliseconds(grant.Until) };
        }

        using var seat = seats.Take(asker);
        if (seat is null)
        {
            return seats.Full(http);
        }

        using var watch = access.Watch(http, Scope.Read);
        if (request.Call is { } call)
        {
            var parts = await grains.GetGrain<IConversationGrain>(tenants.Names[0]).PartsOf(call);
            request = request with { Conversation = new ConversationFilter(call, parts) };
        }

        await changes.Send(http, request with { Hidden = asker.Hidden });
        return TypedResults.Empty;
    }

    private static Results<Ok<StreamTokenView>, ProblemHttpResult> MakeToken(
        HttpRequest request, AskedTenants tenants, AskedBy asker, StreamTokens tokens, TimeProvider clock)
    {
        var parameters = new Parameters.Parameters(request.Query);
        var filter = StreamRequest.ReadFilter(parameters);
        var lifetime = parameters.Milliseconds("lifetime_ms", StreamTokenView.Default, StreamTokenView.Longest);
        if (parameters.Invalid is { } problem)
        {
            return problem;
        }

        var until = DateTimeOffset.FromUnixTimeMilliseconds((clock.GetUtcNow() + lifetime).ToUnixTimeMilliseconds());
        var token = tokens.Write(new StreamGrant(asker.Key?.Name, tenants.Names, until.ToUnixTimeMilliseconds())
        {
            Resources = filter.Resources?.ToList(),
            Ids = filter.Ids?.ToList(),
            Statuses = filter.Statuses?.ToList(),
        });
        return token.Length <= StreamTokens.MostLength
            ? TypedResults.Ok(new StreamTokenView(token, until))
            : Problem.Invalid("A token has room for about 200 ids: name fewer.");
    }
}

/// <summary>A token that opens the stream for a while.</summary>
internal sealed record StreamTokenView(string Token, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);
}
