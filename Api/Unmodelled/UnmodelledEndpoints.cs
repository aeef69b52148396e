using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Api.Unmodelled;

/// <summary>The events of types that are not modelled, newest first.</summary>
internal static class UnmodelledEndpoints
{
    public static void MapUnmodelled(this RouteGroupBuilder reads) => reads.MapGet("/unmodelled", List);

    private static Task<Results<Ok<Page<UnmodelledView>>, ProblemHttpResult>> List(
        HttpRequest request, IGrainFactory grains, AskedTenant tenant, AskedBy asker) =>
        new NumberedList<UnmodelledEvent, UnmodelledView>(
            $"unmodelled/{tenant.Name}",
            grains.GetGrain<IUnmodelledGrain>(tenant.Name).List,
            heard => heard.Position,
            heard => heard.Data.Length,
            heard => UnmodelledView.Of(tenant.Name, heard, asker.Hidden)).Answer(request);
}
