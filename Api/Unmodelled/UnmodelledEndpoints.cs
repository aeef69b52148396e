using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Api.Unmodelled;

/// <summary>The events of types that are not modelled, newest first.</summary>
internal static class UnmodelledEndpoints
{
    public static void MapUnmodelled(this RouteGroupBuilder reads) => reads.MapGet("/unmodelled", List);

    private static async Task<Results<Ok<Page<UnmodelledView>>, ProblemHttpResult>> List(
        HttpRequest request, IGrainFactory grains, string tenant = ResourceKey.DefaultTenant)
    {
        var list = $"unmodelled/{tenant}";
        var place = new byte[sizeof(long)];
        if (PageRequest.Read(request, list, out var size, place, out var isFirst) is { } problem)
        {
            return problem;
        }

        var before = isFirst ? default(long?) : BinaryPrimitives.ReadInt64BigEndian(place);
        var kept = await grains.GetGrain<IUnmodelledGrain>(tenant).List(before, size);
        return TypedResults.Ok(Page.Of(
            list, size, kept, heard => heard.Position, heard => UnmodelledView.Of(tenant, heard)));
    }
}
