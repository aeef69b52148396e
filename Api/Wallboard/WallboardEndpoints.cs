using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>The wallboard: what it shows, and the pages themselves, which are open to everybody.</summary>
internal static class WallboardEndpoints
{
    private static readonly string[] methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddWallboard(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BoardSource>();
        builder.Services.AddSingleton<BoardStream>();
    }

    public static void MapBoard(this RouteGroupBuilder reads) => reads.MapGet("/board", Stream);

    /// <summary>Maps <c>/</c> and what the page asks for.</summary>
    public static void MapWallboardPage(this WebApplication app)
    {
        foreach (var file in PageFile.All)
        {
            app.MapMethods(file.Path, methods, file.Answer).ExcludeFromDescription();
        }
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Stream(
        HttpContext http,
        BoardStream board,
        AskedTenant tenant,
        AskedBy asker,
        ReadAccess access,
        StreamSeats seats)
    {
        using var seat = seats.Take(asker);
        if (seat is null)
        {
            return seats.Full(http);
        }

        using var watch = access.Watch(http, Scope.Read);
        await board.Send(http, tenant.Name, asker.Hidden);
        return TypedResults.Empty;
    }
}
