using VoipbinGrains.Api.Problems;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Errors that several paths have in common.</summary>
internal static class CommonAnswers
{
    public static Answer Page { get; } = Answer.Error(
        StatusCodes.Status400BadRequest,
        "A parameter cannot be read, or the page token is of another list.",
        Problem.InvalidParameter,
        Problem.PageTokenMismatch);

    public static Answer NoTenant { get; } = Answer.Error(
        StatusCodes.Status404NotFound, "The tenant is not the key's, or no tenant's name.", "not_found_tenant");
}
