namespace VoipbinGrains.Api.OpenApi;

/// <summary>What operators asked for.</summary>
internal static class AuditPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/audit", "list_audit", "List what operators asked for")
        {
            Subject = Subject.Kept,
            Description = """
                Each replay and each withdrawal, newest first: who asked for it, when, and of what. It is noted before
                it is done; what cannot be noted is not done. Notes are kept for ever.
                """,
            Parameters = [CommonParameters.Tenant, CommonParameters.PageSize, CommonParameters.PageToken],
            Answers =
            [
                new(StatusCodes.Status200OK, "A page of them.", Body.Json(KeptShapes.Audit, "audit")),
                CommonAnswers.Page,
                CommonAnswers.NoTenant,
            ],
        },
    ];
}
