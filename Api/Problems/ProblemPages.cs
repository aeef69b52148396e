namespace VoipbinGrains.Api.Problems;

/// <summary>
/// Gives answers that have no body of their own, such as an unknown path's, the shape of every other error.
/// </summary>
internal static class ProblemPages
{
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(async http => await Problem
            .TryAgain(http, "The cluster cannot answer now. Send the same request again.")
            .ExecuteAsync(http)));
        app.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            var problem = http.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => Problem.NothingHere(),
                StatusCodes.Status405MethodNotAllowed => Problem.Of(
                    StatusCodes.Status405MethodNotAllowed,
                    Problem.InvalidParameter,
                    "This path does not take this method."),
                var status => Problem.Of(status, Problem.InvalidParameter, "The request cannot be read."),
            };
            await problem.ExecuteAsync(http);
        });
    }
}
