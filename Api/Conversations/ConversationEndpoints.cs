using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Conversations;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Conversations;

/// <summary>Everything that belongs to a call, joined.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this RouteGroupBuilder reads) => reads.MapGet("/conversations/{call_id}", Get);

    private static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> Get(
        HttpContext http,
        IGrainFactory grains,
        IOptionsMonitor<OverdueOptions> overdue,
        TimeProvider clock,
        AskedTenant tenant,
        AskedBy asker)
    {
        var conversations = grains.GetGrain<IConversationGrain>(tenant.Name);
        if (!ResourceId.TryParse(http.GetRouteValue("call_id") as string, out var call) || call == Guid.Empty
            || await conversations.Read(call) is not { } told)
        {
            return Problem.Missing("Nothing is known of it: the path is /v1/conversations/{call_id}, the id a call's.");
        }

        var now = clock.GetUtcNow();
        return TypedResults.Ok(ConversationView.Of(
            told, state => ResourceView.Of(state, overdue.CurrentValue.IsOverdue(state, now), asker.Hidden)));
    }
}
