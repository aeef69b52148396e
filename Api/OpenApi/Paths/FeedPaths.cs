namespace VoipbinGrains.Api.OpenApi;

/// <summary>The feed in numbers.</summary>
internal static class FeedPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/feed", "get_feed", "Read the feed in numbers")
        {
            Subject = Subject.ChangesOut,
            Description = """
                Whether VoIPBin is connected: when something last came, what came, and which positions a stream may
                start after.

                Positions are of all tenants together, the rest is of the tenant. Events that are not modelled are
                counted by their type too; repeats are not counted.
                """,
            Parameters = [CommonParameters.Tenant],
            Answers =
            [
                new(StatusCodes.Status200OK, "The feed in numbers.", Body.Json(ChangeShapes.Feed, "feed")),
                CommonAnswers.NoTenant,
            ],
        },
    ];
}
