using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Parameters;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>A tenant's resources of one kind, greatest position first.</summary>
internal static class ResourceListEndpoint
{
    public static async Task<Results<Ok<Page<ResourceView>>, ProblemHttpResult>> List(
        string kind,
        HttpRequest request,
        IGrainFactory grains,
        IOptionsMonitor<OverdueOptions> overdue,
        TimeProvider clock,
        AskedTenant tenant,
        AskedBy asker)
    {
        if (ResourceTypes.InPlural(kind) is not { } type)
        {
            return ResourceEndpoints.Unknown();
        }

        var now = clock.GetUtcNow();
        var parameters = new Parameters.Parameters(request.Query);
        var query = Read(parameters, type) with { OverdueBefore = overdue.CurrentValue.OverdueBefore(type.Name, now) };
        var list = NameOf(tenant.Name, query);
        var wrongPage = PageRequest.ReadNumbered(request, list, out var size, out var before);
        if ((parameters.Invalid ?? wrongPage) is { } problem)
        {
            return problem;
        }

        var page = await grains.GetGrain<IDirectoryGrain>(tenant.Name).List(query, before, size);
        return TypedResults.Ok(new Page<ResourceView>(
            [.. page.States.Select(state =>
                ResourceView.Of(state, overdue.CurrentValue.IsOverdue(state, now), asker.Hidden))],
            page.Next is { } next ? PageToken.Write(list, next) : null));
    }

    private static ResourceQuery Read(Parameters.Parameters parameters, ResourceType type) => new()
    {
        Resource = type.Name,
        Statuses = parameters.Words("status", ResourceQuery.MaxStatuses) is { } words
            ? [.. StatusWords.Today(words, [type]).Order(StringComparer.Ordinal)]
            : null,
        Ended = parameters.Flag("ended"),
        Deleted = parameters.Flag("deleted"),
        Overdue = parameters.Flag("overdue"),
        ReferenceId = parameters.Id("reference_id"),
        UpdatedAfter = parameters.Time("updated_after"),
    };

    // a token is bound to this text: everything that decides what is on the list, but not the moment of asking
    private static string NameOf(string tenant, ResourceQuery query) => string.Join('\n', [
        tenant,
        query.Resource,
        query.Statuses is null ? "" : string.Join(',', query.Statuses),
        $"{query.Ended} {query.Deleted} {query.Overdue} {query.ReferenceId}",
        query.UpdatedAfter?.ToString("O", CultureInfo.InvariantCulture) ?? "",
    ]);
}
