using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>One resource: its state and its history.</summary>
internal static class ResourceEndpoints
{
    private const int DefaultPageSize = 100;

    public static void AddResources(this IHostApplicationBuilder builder) => builder.Services
        .AddOptions<OverdueOptions>()
        .BindConfiguration(OverdueOptions.Section)
        .ValidateDataAnnotations()
        .ValidateOnStart();

    public static void MapResources(this RouteGroupBuilder reads)
    {
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
        string tenant = ResourceKey.DefaultTenant)
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
            : TypedResults.Ok(ResourceView.Of(state, overdue.CurrentValue.IsOverdue(state, clock.GetUtcNow())));
    }

    private static async Task<Results<Ok<Page<EventView>>, ProblemHttpResult>> GetEvents(
        string kind,
        string id,
        IGrainFactory grains,
        string tenant = ResourceKey.DefaultTenant,
        string? page_size = null,
        string? page_token = null)
    {
        if (Find(grains, kind, id, tenant) is not { } found)
        {
            return Unknown();
        }

        var size = DefaultPageSize;
        if (page_size is not null && (!int.TryParse(page_size, out size) || size is < 1 or > HistoryPage.MaxSize))
        {
            return Problem.Invalid($"page_size is a number from 1 to {HistoryPage.MaxSize}.");
        }

        var after = default(EventKey?);
        if (page_token is not null)
        {
            if (!PageToken.TryRead(page_token, found.Key, out var read, out var bound))
            {
                return Problem.Invalid("page_token is none: send the next_page_token of the page before, as it is.");
            }

            if (!bound)
            {
                return Problem.Of(
                    StatusCodes.Status400BadRequest,
                    Problem.PageTokenMismatch,
                    "page_token is of another list: send it with the path and the filters that it came from.");
            }

            after = read;
        }

        if (await found.Grain.GetState() is null)
        {
            return Unknown();
        }

        var page = await found.Grain.GetHistory(after, size);
        return TypedResults.Ok(new Page<EventView>(
            [.. page.Events.Select(EventView.Of)],
            page.Next is { } next ? PageToken.Write(found.Key, next) : null));
    }

    private static (ResourceKey Key, IResourceGrain Grain)? Find(
        IGrainFactory grains, string kind, string id, string tenant)
    {
        if (ResourceTypes.InPlural(kind) is not { } type || !TenantRegistry.IsName(tenant)
            || !ResourceId.TryParse(id, out var uuid) || uuid == Guid.Empty)
        {
            return null;
        }

        var key = new ResourceKey(tenant, type.Name, uuid);
        return (key, type.Grain(grains, key.GrainKey));
    }

    private static ProblemHttpResult Unknown() => Problem.Missing(
        "Nothing is known of it: the path is /v1/{kind}/{id}, kind one of "
        + $"{string.Join(", ", ResourceTypes.All.Select(type => type.Plural))}, id a UUID that a webhook told of.");
}
