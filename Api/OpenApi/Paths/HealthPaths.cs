namespace VoipbinGrains.Api.OpenApi;

/// <summary>Whether a process lives, and whether it can do its work.</summary>
internal static class HealthPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/livez", "get_liveness", "Ask whether the process lives")
        {
            Subject = Subject.Health,
            Description = "Asks nothing but this process: restart it if there is no answer. Needs no key.",
            Answers = [new(StatusCodes.Status200OK, "It lives.", Body.Json(HealthShapes.Health, "alive"))],
        },
        new(HttpMethods.Get, "/readyz", "get_readiness", "Ask whether the process can do its work")
        {
            Subject = Subject.Health,
            Description = """
                Whether the silo has joined, the store can be written, over 5 % of the disk is free, the spool has room,
                and the server is neither starting nor stopping. Needs no key.
                """,
            Answers =
            [
                new(StatusCodes.Status200OK, "It can.", Body.Json(HealthShapes.Health, "healthy")),
                new(
                    StatusCodes.Status503ServiceUnavailable,
                    "It cannot; `reasons` says why.",
                    Body.Json(HealthShapes.Health, "unhealthy")),
            ],
        },
    ];
}
