using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Lifecycles;

/// <summary>The lifecycle tables, as data and as drawings.</summary>
internal static class LifecycleEndpoints
{
    public static void MapLifecycles(this RouteGroupBuilder reads)
    {
        reads.MapGet("/lifecycles", List);
        reads.MapGet("/lifecycles/{resource}", Get);
        reads.MapGet("/lifecycles/{resource}.mmd", Draw);
    }

    private static Ok<LifecycleList> List() =>
        TypedResults.Ok(new LifecycleList([.. ResourceTypes.All.Select(LifecycleView.Of)]));

    private static Results<Ok<LifecycleView>, ProblemHttpResult> Get(string resource) =>
        ResourceTypes.Named(resource) is { } type ? TypedResults.Ok(LifecycleView.Of(type)) : Unknown();

    private static Results<ContentHttpResult, ProblemHttpResult> Draw(string resource) =>
        ResourceTypes.Named(resource) is { } type
            ? TypedResults.Text(LifecycleDrawing.Mermaid(type.Lifecycle), "text/plain", Encoding.UTF8)
            : Unknown();

    private static ProblemHttpResult Unknown() => Problem.Missing(
        $"There is a lifecycle of {string.Join(", ", ResourceTypes.All.Select(type => type.Name))}.");
}
