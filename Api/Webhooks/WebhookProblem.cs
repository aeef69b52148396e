using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>What is said of a body that is not let in, by whichever way it came.</summary>
internal static class WebhookProblem
{
    /// <summary>One text for a wrong signature and an unknown tenant.</summary>
    public const string StrangersDetail = "The tenant is unknown, or the signature is missing or wrong.";

    /// <summary>What is said of a body that is compressed.</summary>
    public const string EncodedDetail =
        "The body is compressed and is not looked into: send it without Content-Encoding.";

    /// <summary>The body is compressed; nothing of it was inflated.</summary>
    public static ProblemHttpResult Encoded() =>
        Problem.Of(StatusCodes.Status415UnsupportedMediaType, Problem.InvalidParameter, EncodedDetail);

    /// <summary>The sender could not show who it is.</summary>
    public static ProblemHttpResult Stranger() =>
        Problem.Of(StatusCodes.Status401Unauthorized, Problem.Unauthorized, StrangersDetail);

    /// <summary>The body is longer than may be.</summary>
    public static ProblemHttpResult TooLarge(string detail) =>
        Problem.Of(StatusCodes.Status413PayloadTooLarge, Problem.TooLarge, detail);

    /// <summary>The body is no event.</summary>
    public static ProblemHttpResult Of(RejectedWebhook rejected) =>
        Problem.Of(StatusCodes.Status400BadRequest, rejected.Code, rejected.Detail);
}
