using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>What was not let in, newest first, and how it is let in after all.</summary>
internal static class QuarantineEndpoints
{
    public static void AddQuarantine(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReplayDoor>();
        builder.Services.AddSingleton<ReplaysByFilter>();
        builder.Services.AddHostedService<CorrectedSecrets>();
    }

    public static void MapQuarantine(this RouteGroupBuilder reads)
    {
        reads.MapGet("/quarantine", List);
        reads.MapGet("/quarantine/{id}", Get);
        reads.MapPost("/quarantine/{id}/replay", Replay);
        reads.MapPost("/quarantine/replay", ReplayAll);
    }

    /// <summary>Nothing is kept under an id.</summary>
    public static ProblemHttpResult NotKept() =>
        Problem.Missing("Nothing is kept under this id: take one from /v1/quarantine.");

    private static async Task<Results<Ok<Page<QuarantineView>>, ProblemHttpResult>> List(
        HttpRequest request, IGrainFactory grains, AskedTenant tenant)
    {
        var parameters = new Parameters.Parameters(request.Query);
        var filter = QuarantineQuery.Read(parameters);
        if (parameters.Invalid is { } problem)
        {
            return problem;
        }

        return await new NumberedList<QuarantinedBody, QuarantineView>(
            NameOf("quarantine", tenant, filter),
            (before, size) => grains.GetGrain<IQuarantineGrain>(tenant.Name).ListMatching(filter, before, size),
            kept => kept.Id,
            _ => 0,
            kept => QuarantineView.Of(tenant.Name, kept, isWhole: false)).Answer(request);
    }

    private static async Task<Results<Ok<QuarantineView>, ProblemHttpResult>> Get(
        string id, IGrainFactory grains, AskedTenant tenant) =>
        await Find(id, grains, tenant.Name) is { } kept
            ? TypedResults.Ok(QuarantineView.Of(tenant.Name, kept, isWhole: true))
            : NotKept();

    private static async Task<IResult> Replay(
        string id, HttpContext http, ReplayDoor door, AuditLog audit, IGrainFactory grains, AskedTenant tenant)
    {
        if (await Find(id, grains, tenant.Name) is not { } kept)
        {
            return NotKept();
        }

        await audit.Note(http, tenant.Name, AuditLog.Replay, kept.Id.ToString(CultureInfo.InvariantCulture));
        return await door.Replay(tenant.Name, kept);
    }

    // what was replayed is passed over, unless it is asked for: so the same can be asked until nothing is left
    private static async Task<Results<Ok<ReplayTallyView>, ProblemHttpResult>> ReplayAll(
        HttpContext http, ReplaysByFilter replays, AuditLog audit, AskedTenant tenant)
    {
        var parameters = new Parameters.Parameters(http.Request.Query);
        var filter = QuarantineQuery.Read(parameters);
        filter = filter with { Replayed = filter.Replayed ?? false };
        var name = NameOf("replay", tenant, filter);
        var wrongPage = PageRequest.ReadNumbered(http.Request, name, out var size, out var before);
        if ((parameters.Invalid ?? wrongPage) is { } problem)
        {
            return problem;
        }

        await audit.Note(http, tenant.Name, AuditLog.ReplayByFilter, QuarantineQuery.Tell(filter));
        var tally = await replays.Replay(tenant.Name, filter, before, size);
        return TypedResults.Ok(new ReplayTallyView(
            tally.Matched,
            tally.Replayed,
            tally.Refused,
            tally.Failed,
            tally.Next is { } next ? PageToken.Write(name, next) : null));
    }

    // a token is bound to this text
    private static string NameOf(string list, AskedTenant tenant, QuarantineFilter filter) =>
        QuarantineQuery.Tell(filter) is { Length: > 0 } told
            ? $"{list}/{tenant.Name}?{told}"
            : $"{list}/{tenant.Name}";

    private static async ValueTask<QuarantinedBody?> Find(string id, IGrainFactory grains, string tenant) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await grains.GetGrain<IQuarantineGrain>(tenant).Get(number)
            : null;
}
