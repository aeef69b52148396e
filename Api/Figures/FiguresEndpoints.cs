using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Figures;

/// <summary>Figures of queues and agents, and the queuecalls behind them.</summary>
internal static class FiguresEndpoints
{
    private const string Trend = "trend";

    public static void AddFigures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FiguresAsking>();
        builder.Services.AddSingleton<Names>();
        builder.Services.AddOptions<FiguresOptions>()
            .BindConfiguration(FiguresOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    public static void MapFigures(this RouteGroupBuilder stats)
    {
        stats.MapGet("/figures", GetAll);
        stats.MapGet("/figures/{number}", (
            string number, HttpRequest request, FiguresAsking asking, AskedTenant tenant) =>
            List(null, number, request, asking, tenant));
        stats.MapGet("/queues/{id}/figures", GetQueue);
        stats.MapGet("/queues/{id}/figures/{number}", (
            string id, string number, HttpRequest request, FiguresAsking asking, AskedTenant tenant) =>
            ResourceId.TryParse(id, out var queue)
                ? List(queue, number, request, asking, tenant)
                : Task.FromResult<Results<Ok<Page<CountedView>>, ProblemHttpResult>>(NoId()));
        stats.MapGet("/agents/{id}/figures", GetAgent);
    }

    /// <summary>For whoever operates the server: makes the figures anew.</summary>
    public static void MapFiguresRebuild(this RouteGroupBuilder ops) => ops.MapPost("/figures/rebuild", Rebuild);

    private static async Task<Accepted<ProgressView>> Rebuild(
        HttpContext http, FiguresAsking asking, AuditLog audit, AskedTenant tenant)
    {
        await audit.Note(http, tenant.Name, AuditLog.RebuildFigures, "figures");
        return TypedResults.Accepted((string?)null, ProgressView.Of(await asking.Grain.Rebuild()));
    }

    private static async Task<Results<Ok<CentreFiguresView>, ProblemHttpResult>> GetAll(
        HttpRequest request, FiguresAsking asking, Names names, AskedTenant tenant)
    {
        var parameters = new Parameters.Parameters(request.Query);
        var withTrend = parameters.Flag(Trend) is true;
        if (parameters.Invalid is { } problem)
        {
            return problem;
        }

        var query = asking.Now();
        var board = await asking.Grain.ReadBoard(tenant.Name, query);
        return TypedResults.Ok(CentreFiguresView.Of(board, query, names, withTrend));
    }

    private static async Task<Results<Ok<QueueFiguresView>, ProblemHttpResult>> GetQueue(
        string id, HttpRequest request, FiguresAsking asking, Names names, AskedTenant tenant)
    {
        var parameters = new Parameters.Parameters(request.Query);
        var withTrend = parameters.Flag(Trend) is true;
        if (!ResourceId.TryParse(id, out var queue) || parameters.Invalid is not null)
        {
            return parameters.Invalid ?? NoId();
        }

        var query = asking.Now();
        var figures = await asking.Grain.OfQueue(tenant.Name, queue, query);
        return TypedResults.Ok(QueueFiguresView.Of(figures, query, names, withTrend));
    }

    private static async Task<Results<Ok<AgentFiguresView>, ProblemHttpResult>> GetAgent(
        string id, FiguresAsking asking, Names names, AskedTenant tenant)
    {
        if (!ResourceId.TryParse(id, out var agent))
        {
            return NoId();
        }

        var query = asking.Now();
        var figures = await asking.Grain.OfAgent(tenant.Name, agent, query);
        return TypedResults.Ok(AgentFiguresView.Of(figures, query, names));
    }

    private static async Task<Results<Ok<Page<CountedView>>, ProblemHttpResult>> List(
        Guid? queue, string number, HttpRequest request, FiguresAsking asking, AskedTenant tenant)
    {
        if (!NumberWords.TryRead(number, out var word))
        {
            return Problem.Missing(
                $"There are {string.Join(", ", NumberWords.OfNow.Concat(NumberWords.OfPeriods))} to list.");
        }

        var parameters = new Parameters.Parameters(request.Query);
        var ofInterval = parameters.WordsOf("period", ["today", "interval"]) is { } period && period[0] == "interval";
        var list = $"{tenant.Name}\n{queue}\n{word} {ofInterval}";
        var wrongPage = PageRequest.ReadNumbered(request, list, out var size, out var after);
        if ((parameters.Invalid ?? wrongPage) is { } problem)
        {
            return problem;
        }

        var page = await asking.Grain.List(tenant.Name, queue, word, ofInterval, asking.Now(), after ?? 0, size);
        return TypedResults.Ok(new Page<CountedView>(
            [.. page.Queuecalls.Select(CountedView.Of)],
            page.Next is { } next ? PageToken.Write(list, next) : null));
    }

    private static ProblemHttpResult NoId() => Problem.Missing("The id in the path is a UUID, and this is none.");
}
