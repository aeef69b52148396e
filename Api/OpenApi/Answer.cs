using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What the document says of an answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Description">When it is given.</param>
/// <param name="Body">What it carries; null if nothing.</param>
internal sealed record Answer(int Status, string Description, Body? Body = null)
{
    /// <summary>The answer of a server that is starting, stopping, or cannot reach its cluster or store.</summary>
    public static Answer TryAgain { get; } = Error(
        StatusCodes.Status503ServiceUnavailable,
        "It cannot be done now: the server is starting or stopping, or its store or cluster is out of reach. Send the "
        + "same again.",
        Problem.NotDurable) with
    {
        Header = new AnswerHeader("Retry-After", "In how many seconds to send again.", "1"),
    };

    /// <summary>A header that it carries; null if there is none to tell of.</summary>
    public AnswerHeader? Header { get; init; }

    /// <summary>An error.</summary>
    public static Answer Error(int status, string description, params string[] examples) =>
        new(status, description, Body.Error(examples));

    /// <summary>The answers that everything which needs a key has in common.</summary>
    public static IEnumerable<Answer> OfKeys(Scope scope)
    {
        yield return Error(
            StatusCodes.Status401Unauthorized,
            "Keys are set, and none or a wrong one was sent; or no key is set, and this was not asked on the server's "
            + "own machine or came through a proxy.",
            Problem.Unauthorized) with
        {
            Header = new AnswerHeader("WWW-Authenticate", "What to send.", "Bearer"),
        };
        yield return Error(
            StatusCodes.Status403Forbidden, $"The key has not the scope `{scope.Word}`.", Problem.Forbidden);
    }
}

/// <summary>A header of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it tells.</param>
/// <param name="Example">A value that it may have.</param>
internal sealed record AnswerHeader(string Name, string Description, string Example);
