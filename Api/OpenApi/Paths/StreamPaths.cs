using Microsoft.OpenApi;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Changes;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>The changes as Server-Sent Events.</summary>
internal static class StreamPaths
{
    private static readonly OpenApiSchema text = new() { Type = JsonSchemaType.String };

    private static readonly OpenApiSchema position =
        new() { Type = JsonSchemaType.String, Pattern = Member.PositionPattern };

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/stream", "stream_changes", "Hear every change")
        {
            Subject = Subject.ChangesOut,
            Description = """
                The whole feed as [Server-Sent Events](https://html.spec.whatwg.org/multipage/server-sent-events.html),
                oldest first, which a browser's `EventSource` understands. Filters may be left out, and all that are
                sent have to pass.

                **Where it starts**: after `Last-Event-ID`, which a browser sends by itself when it reconnects; else
                after `after`; else with a snapshot, if `snapshot=true`; else with the next change. With `Last-Event-ID`
                or `after` no snapshot is sent.

                **What it says**, by the frame's `event`:

                * `change`, with a `Change`: a resource's state moved.
                * `late`, with a `Change`: recorded, but no state moved. Its `outcome` is `late` of an older event, and
                  `stored` of one that is not modelled (`resource` is `unmodelled`, `version` null).
                * `snapshot`, with a `Change`: how a resource stands. `outcome` is `applied` and `previous_status` null.
                  No `id`.
                * `live`, with a `Live`: once, when the snapshot is complete or the stream has caught up. Only from its
                  `id` on may a snapshot's reader resume.
                * `reset`, with a `StreamEnd`: the position is older than what is retained, ahead of the head, or none.
                  Read again with `snapshot=true`. The server closes. No `id`.
                * `bye`, with a `StreamEnd`: the server is stopping. Reconnect with your last id. No `id`.

                `id` is the position. The first frame or comment comes at once. At least every 15 s comes a comment and
                an `id` without an event: browsers remember the id, also when everything was filtered away.

                Per resource, versions come in order, each once, and without a gap where nothing is filtered. Who
                reconnects with its last id misses nothing and hears nothing twice, across restarts of the server too.
                Who reads slowly loses no frame: it is served from the store at its own pace.
                """,
            Parameters =
            [
                Asked(
                    "resource",
                    "The kinds of resource, with commas between several.",
                    CommonParameters.Words(
                        new OpenApiSchema { Type = JsonSchemaType.String, Enum = Member.Choice(StreamRequest.Kinds) },
                        StreamRequest.Kinds.Count)),
                Asked(
                    "id",
                    "The resources' ids, with commas between several.",
                    CommonParameters.Words(Member.UuidSchema, StreamRequest.MostIds)),
                Asked(
                    "status",
                    "Statuses, with commas between several, in words of either era. A change passes if the new or the "
                    + "previous status is one of them, so that a board hears a call leave.",
                    CommonParameters.Words(text, StreamRequest.MostStatuses)),
                CommonParameters.Tenants,
                Asked(
                    "conversation",
                    "A call's id: what belongs to its conversation passes, also what joins it later. Of one tenant.",
                    Member.UuidSchema),
                Asked("after", "The position to start after; `0` tells everything that is retained.", position),
                Asked(
                    "snapshot",
                    "Whether to tell first how everything that passes stands, and then go on from exactly there.",
                    new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }),
                Asked(
                    ReadAccess.TokenName,
                    "A token from `/v1/stream/tokens`, instead of a key. Filters that are left out are the token's; "
                    + "those that are sent may narrow them.",
                    text),
                new(
                    ParameterLocation.Header,
                    "Last-Event-ID",
                    "The last `id` that was heard; goes before `after` and `snapshot`.",
                    position),
            ],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "Frames, until the client leaves or the server says `reset` or `bye`. Nothing is said of a filter "
                    + "that nothing passes.",
                    Body.Parts(
                        "text/event-stream",
                        [ChangeShapes.Change, ChangeShapes.Live, ChangeShapes.End],
                        "frame_change",
                        "frame_late",
                        "frame_late_unmodelled",
                        "frame_snapshot",
                        "frame_live",
                        "frame_reset",
                        "frame_bye",
                        "frame_heartbeat")),
                Answer.Error(
                    StatusCodes.Status400BadRequest, "A filter cannot be read.", "invalid_filter"),
                CommonAnswers.NoTenant,
            ],
        },
        new(HttpMethods.Post, "/v1/stream/tokens", "make_stream_token", "Make a token that opens the stream")
        {
            Subject = Subject.ChangesOut,
            Description = """
                A token for a browser, so that no key sits in a page: it opens `/v1/stream?token=…` and nothing else,
                for a while, for what passes the filter. It shows no `webhook_uri`. When it expires the stream says
                `bye`: ask for another and go on with your last id. It ends at once when its key is taken out.

                Several edges need the same `Api:TokenSecret`; without one a token ends with the process that made it.
                """,
            Parameters =
            [
                Asked(
                    "resource",
                    "The kinds of resource that it is for, with commas between several.",
                    CommonParameters.Words(
                        new OpenApiSchema { Type = JsonSchemaType.String, Enum = Member.Choice(StreamRequest.Kinds) },
                        StreamRequest.Kinds.Count)),
                Asked(
                    "id",
                    "The resources' ids, with commas between several; about 200 have room.",
                    CommonParameters.Words(Member.UuidSchema, StreamRequest.MostIds)),
                Asked(
                    "status",
                    "The statuses, with commas between several, in words of either era.",
                    CommonParameters.Words(text, StreamRequest.MostStatuses)),
                CommonParameters.Tenants,
                Asked(
                    "lifetime_ms",
                    "How long it is good for, at most an hour.",
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer,
                        Minimum = "1",
                        Maximum = $"{StreamTokenView.Longest.TotalMilliseconds}",
                        Default = (int)StreamTokenView.Default.TotalMilliseconds,
                    }),
            ],
            Answers =
            [
                new(StatusCodes.Status200OK, "The token.", Body.Json(ChangeShapes.Token, "stream_token")),
                Answer.Error(StatusCodes.Status400BadRequest, "A parameter cannot be read.", "invalid_filter"),
                CommonAnswers.NoTenant,
            ],
        },
    ];

    private static Parameter Asked(string name, string description, OpenApiSchema schema) =>
        new(ParameterLocation.Query, name, description, schema);
}
