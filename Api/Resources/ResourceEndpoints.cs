using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>Resources: lists of them, and of each its state and its history.</summary>
internal static class ResourceEndpoints
{
    public static void AddResources(this IHostApplicationBuilder builder) => builder.Services
        .AddOptions<OverdueOptions>()
        .BindConfiguration(OverdueOptions.Section)
        .ValidateDataAnnotations()
        .ValidateOnStart();

    public static void MapResources(this RouteGroupBuilder reads)
    {
        reads.MapGet("/{kind}", ResourceListEndpoint.List);
        reads.MapGet("/{kind}/{id}", Get);
        reads.MapGet("/{kind}/{id}/events", GetEvents);
    }

    private static async Task<Results<Ok<ResourceView>, StatusCodeHttpResult, ProblemHttpResult>> Get(
        string kind,
        string id,
        HttpContext http,
        IGrainFactory grains,
        IOptionsMonitor<OverdueOptions> overdue,
        TimeProvider clock,
        AskedTenant tenant,
        AskedBy asker)
    {
        if (Find(grains, kind, id, tenant) is not { } found || await found.Grain.GetState() is not { } state)
        {
            return Unknown();
        }

        var etag = new EntityTagHeaderValue($"\"{state.Version}\"");
        http.Response.GetTypedHeaders().ETag = etag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)
                || known.Equals(EntityTagHeaderValue.Any))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ResourceView.Of(
                state, overdue.CurrentValue.IsOverdue(state, clock.GetUtcNow()), asker.Hidden));
    }

    private static async Task<Results<Ok<Page<EventView>>, ProblemHttpResult>> GetEvents(
        string kind, string id, HttpRequest request, IGrainFactory grains, AskedTenant tenant, AskedBy asker)
    {
        if (Find(grains, kind, id, tenant) is not { } found)
        {
            return Unknown();
        }

        var list = $"{found.Key.Resource}/{found.Key.GrainKey}";
        var place = new byte[EventKey.Length];
        if (PageRequest.Read(request, list, out var size, place, out var isFirst) is { } problem)
        {
            return problem;
        }

        var page = await found.Grain.GetHistory(isFirst ? null : EventKey.FromBytes(place), size);
        return page.Events.Count == 0 && isFirst
            ? Unknown()
            : TypedResults.Ok(new Page<EventView>(
                [.. page.Events.Select(recorded => EventView.Of(recorded, asker.Hidden))],
                page.Next is { } next ? PageToken.Write(list, next.ToBytes()) : null));
    }

    /// <summary>The resource that a path names; null if it is none's.</summary>
    public static (ResourceKey Key, IResourceGrain Grain)? Find(
        IGrainFactory grains, string kind, string id, AskedTenant tenant)
    {
        if (ResourceTypes.InPlural(kind) is not { } type
            || !ResourceId.TryParse(id, out var uuid) || uuid == Guid.Empty)
        {
            return null;
        }

        var key = new ResourceKey(tenant.Name, type.Name, uuid);
        return (key, type.Grain(grains, key.GrainKey));
    }

    public static ProblemHttpResult Unknown() => Problem.Missing(
        "Nothing is known of it: the path is /v1/{kind}/{id}, kind one of "
        + $"{string.Join(", ", ResourceTypes.All.Select(type => type.Plural))}, id a UUID that a webhook told of.");
}
