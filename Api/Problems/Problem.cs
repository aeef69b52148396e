using Microsoft.AspNetCore.Http.HttpResults;

namespace VoipbinGrains.Api.Problems;

/// <summary>
/// Errors as RFC 9457 has them, with a code that never changes and a detail that says how to mend it.
/// </summary>
internal static class Problem
{
    public const string TooLarge = "too_large";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string InvalidParameter = "invalid_parameter";
    public const string PageTokenMismatch = "page_token_mismatch";
    public const string Truncated = "truncated";
    public const string NotDurable = "not_durable";

    private const string CodeMember = "code";

    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [KeyValuePair.Create(CodeMember, (object?)code)]);

    public static ProblemHttpResult Missing(string detail) =>
        Of(StatusCodes.Status404NotFound, NotFound, detail);

    /// <summary>Nothing is served at a path.</summary>
    public static ProblemHttpResult NothingHere() => Missing("There is nothing at this path.");

    public static ProblemHttpResult Invalid(string detail) =>
        Of(StatusCodes.Status400BadRequest, InvalidParameter, detail);

    /// <summary>An error's code; null if it has none.</summary>
    public static string? CodeOf(ProblemHttpResult problem) =>
        problem.ProblemDetails.Extensions.TryGetValue(CodeMember, out var code) ? code as string : null;

    /// <summary>The one answer that makes VoIPBin send again.</summary>
    public static ProblemHttpResult TryAgain(HttpContext http, string detail)
    {
        http.Response.Headers.RetryAfter = "1";
        return Of(StatusCodes.Status503ServiceUnavailable, NotDurable, detail);
    }
}
