namespace VoipbinGrains.Api.OpenApi;

/// <summary>Events of types that are not modelled.</summary>
internal static class UnmodelledPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/unmodelled", "list_unmodelled", "List events that are not modelled")
        {
            Subject = Subject.Kept,
            Description = """
                Events of types that this server does not model (`recording_started`, …), whole and newest first. They
                are in the feed too. VoIPBin's repeats are not told apart: each delivery is kept. A page ends early at
                8 MiB.
                """,
            Parameters = [CommonParameters.Tenant, CommonParameters.PageSize, CommonParameters.PageToken],
            Answers =
            [
                new(StatusCodes.Status200OK, "A page of them.", Body.Json(KeptShapes.UnmodelledEvents, "unmodelled")),
                CommonAnswers.Page,
                CommonAnswers.NoTenant,
            ],
        },
    ];
}
