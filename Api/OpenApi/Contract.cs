namespace VoipbinGrains.Api.OpenApi;

/// <summary>All that the document says: a page of contents.</summary>
internal static class Contract
{
    public const string Title = "VoipbinGrains";

    /// <summary>What holds for every path, in Markdown.</summary>
    public static string Description { get; } = $$"""
        Receives VoIPBin's webhooks and makes of them state one can trust: how each call, activeflow, queue, queuecall
        and agent stands and why, and every change as it happens.

        * **JSON** is snake_case. What is unset is `null`. Members may be added, so ignore what you do not know.
        * **Ids** are UUIDs, answered in lower case.
        * **Times** are RFC 3339 in UTC with `Z` and 0 to 6 fraction digits. Durations are milliseconds and end in
          `_ms`.
        * **Positions** are places in the order of all commits: decimal numbers, written as strings because JavaScript's
          numbers lose digits. They only grow and are never given twice.
        * **Versions** count a resource's distinct events: 1, 2, 3 … without a gap.
        * **`data`** is what VoIPBin sent, token for token: its members are VoIPBin's business.
        * **Lists** come in pages: send `next_page_token` as `page_token` until it is null.

        ### Keys and tenants

        Webhooks need no key: VoIPBin signs them. As soon as one key is set in the configuration, of whichever tenant,
        everything else under `/v1` needs one, with the scope that each path names: `Authorization: Bearer <key>`. A key
        is of one tenant, and another tenant's things are 404, as if there were none. While no key is set, these paths
        are open on the server's own machine only, and not through a proxy; `?tenant=` names another tenant than
        `default`.

        ### Errors

        They are `application/problem+json` (RFC 9457), with a `code` that never changes and a `detail` that says how to
        mend them.

        | code | what it means |
        |---|---|
        {{string.Join('\n', ProblemShapes.Codes.Select(known => $"| `{known.Code}` | {known.Meaning} |"))}}

        503 is the only one that a resend can mend.
        """;

    /// <summary>Every path, in the order of the page.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. WebhookPaths.Operations,
        .. BatchPaths.Operations,
        .. ResourcePaths.Operations,
        .. WithdrawalPaths.Operations,
        .. ListPaths.Operations,
        .. StreamPaths.Operations,
        .. FeedPaths.Operations,
        .. FiguresPaths.Operations,
        .. QuarantinePaths.Operations,
        .. AuditPaths.Operations,
        .. UnmodelledPaths.Operations,
        .. LifecyclePaths.Operations,
        .. HealthPaths.Operations,
    ];

    /// <summary>Every object that is sent or answered.</summary>
    public static IReadOnlyList<Shape> Shapes { get; } =
    [
        WebhookShapes.Webhook,
        WebhookShapes.Answer,
        WebhookShapes.LineFailure,
        ResourceShapes.Resource,
        ResourceShapes.Resources,
        ResourceShapes.Event,
        ResourceShapes.Events,
        ResourceShapes.Withdrawal,
        ChangeShapes.Change,
        ChangeShapes.Live,
        ChangeShapes.End,
        ChangeShapes.Token,
        ChangeShapes.Feed,
        ConversationShapes.Conversation,
        ConversationShapes.Stay,
        ConversationShapes.Entry,
        FiguresShapes.All,
        FiguresShapes.Queue,
        FiguresShapes.QueueLine,
        FiguresShapes.Period,
        FiguresShapes.Agent,
        FiguresShapes.Counted,
        FiguresShapes.CountedPage,
        FiguresShapes.Progress,
        ConversationShapes.Board,
        KeptShapes.Quarantined,
        KeptShapes.Quarantine,
        KeptShapes.Tally,
        KeptShapes.Note,
        KeptShapes.Audit,
        KeptShapes.Unmodelled,
        KeptShapes.UnmodelledEvents,
        LifecycleShapes.Lifecycle,
        LifecycleShapes.Lifecycles,
        LifecycleShapes.Status,
        LifecycleShapes.EventType,
        HealthShapes.Health,
        ProblemShapes.Error,
        ProblemShapes.LineError,
    ];
}
