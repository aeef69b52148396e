using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>What was not let in, newest first, and how it is let in after all.</summary>
internal static class QuarantineEndpoints
{
    public static void AddQuarantine(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ReplayDoor>();

    public static void MapQuarantine(this RouteGroupBuilder reads)
    {
        reads.MapGet("/quarantine", List);
        reads.MapGet("/quarantine/{id}", Get);
        reads.MapPost("/quarantine/{id}/replay", Replay);
    }

    /// <summary>Nothing is kept under an id.</summary>
    public static ProblemHttpResult NotKept() =>
        Problem.Missing("Nothing is kept under this id: take one from /v1/quarantine.");

    private static Task<Results<Ok<Page<QuarantineView>>, ProblemHttpResult>> List(
        HttpRequest request, IGrainFactory grains, AskedTenant tenant) =>
        new NumberedList<QuarantinedBody, QuarantineView>(
            $"quarantine/{tenant.Name}",
            grains.GetGrain<IQuarantineGrain>(tenant.Name).List,
            kept => kept.Id,
            _ => 0,
            kept => QuarantineView.Of(tenant.Name, kept, isWhole: false)).Answer(request);

    private static async Task<Results<Ok<QuarantineView>, ProblemHttpResult>> Get(
        string id, IGrainFactory grains, AskedTenant tenant) =>
        await Find(id, grains, tenant.Name) is { } kept
            ? TypedResults.Ok(QuarantineView.Of(tenant.Name, kept, isWhole: true))
            : NotKept();

    private static async Task<IResult> Replay(
        string id, ReplayDoor door, IGrainFactory grains, AskedTenant tenant) =>
        await Find(id, grains, tenant.Name) is { } kept ? await door.Replay(tenant.Name, kept) : NotKept();

    private static async ValueTask<QuarantinedBody?> Find(string id, IGrainFactory grains, string tenant) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await grains.GetGrain<IQuarantineGrain>(tenant).Get(number)
            : null;
}
