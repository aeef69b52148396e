using Microsoft.OpenApi;
using VoipbinGrains.Api.Figures;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What is happening now: conversations, figures, the wallboard.</summary>
internal static class FiguresPaths
{
    private static readonly Parameter trend = new(
        ParameterLocation.Query,
        "trend",
        "Whether each quarter of an hour of the day is told too.",
        new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false });

    private static readonly Parameter number = new(
        ParameterLocation.Path,
        "number",
        "The number.",
        new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Member.Choice(NumberWords.OfNow.Concat(NumberWords.OfPeriods)),
            Examples = ["answered"],
        });

    private static readonly Parameter period = new(
        ParameterLocation.Query,
        "period",
        "Of offered, answered, abandoned and short_abandons: of which period.",
        new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Member.Choice(["today", "interval"]),
            Default = "today",
        });

    private static readonly Parameter call = CommonParameters.Id with
    {
        Name = "call_id",
        Description = "The call's id; the call itself need not be known yet.",
    };

    private static readonly Answer notFound = Answer.Error(
        StatusCodes.Status404NotFound, "The id is none, or there is nothing of it.", "not_found");

    private static readonly Answer invalid = Answer.Error(
        StatusCodes.Status400BadRequest, "A parameter cannot be read.", "invalid_parameter");

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/conversations/{call_id}", "get_conversation", "Read a conversation")
        {
            Subject = Subject.HappeningNow,
            Description = """
                A call with its legs, flows, stays in queues and agents, and what happened in the order of VoIPBin's
                clocks. It exists as soon as any part does; `/v1/stream?conversation=` keeps it live.
                """,
            Parameters = [call, CommonParameters.Tenant],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "The conversation.",
                    Body.Json(ConversationShapes.Conversation, "conversation")),
                notFound,
            ],
        },
        new(HttpMethods.Get, "/v1/figures", "get_figures", "Read the figures of all queues")
        {
            Subject = Subject.HappeningNow,
            Description = """
                All queues together, each of them, and all agents, each counted once. Queuecalls whose queue cannot be
                known are counted here, and in no queue.
                """,
            Parameters = [trend, CommonParameters.Tenant],
            Answers =
            [
                new(StatusCodes.Status200OK, "The figures.", Body.Json(FiguresShapes.All, "figures")),
                invalid,
                CommonAnswers.NoTenant,
            ],
        },
        new(HttpMethods.Get, "/v1/figures/{number}", "list_counted", "List the queuecalls behind a number")
        {
            Subject = Subject.HappeningNow,
            Description = "Of all queues together.",
            Parameters =
                [number, period, CommonParameters.Tenant, CommonParameters.PageSize, CommonParameters.PageToken],
            Answers = [Counted, CommonAnswers.Page, notFound],
        },
        new(HttpMethods.Post, "/v1/figures/rebuild", "rebuild_figures", "Make the figures anew")
        {
            Subject = Subject.HappeningNow,
            Description = """
                Begins to read the feed from its beginning, for all tenants; meanwhile the known figures are told, and
                their `progress` says how far it is. They are the same afterwards.
                """,
            Parameters = [CommonParameters.Tenant],
            Answers =
            [
                new(
                    StatusCodes.Status202Accepted,
                    "It has begun.",
                    Body.Json(FiguresShapes.Progress, "figures_progress")),
                CommonAnswers.NoTenant,
            ],
        },
        new(HttpMethods.Get, "/v1/queues/{id}/figures", "get_queue_figures", "Read a queue's figures")
        {
            Subject = Subject.HappeningNow,
            Description = "A queue that nobody told of has figures too.",
            Parameters = [CommonParameters.Id, trend, CommonParameters.Tenant],
            Answers =
            [
                new(StatusCodes.Status200OK, "Its figures.", Body.Json(FiguresShapes.Queue, "queue_figures")),
                invalid,
                notFound,
            ],
        },
        new(HttpMethods.Get, "/v1/queues/{id}/figures/{number}", "list_counted_of_queue", "List whom a number counts")
        {
            Subject = Subject.HappeningNow,
            Description = "The queuecalls behind a number of a queue.",
            Parameters =
            [
                CommonParameters.Id, number, period, CommonParameters.Tenant, CommonParameters.PageSize,
                CommonParameters.PageToken,
            ],
            Answers = [Counted, CommonAnswers.Page, notFound],
        },
        new(HttpMethods.Get, "/v1/agents/{id}/figures", "get_agent_figures", "Read an agent's figures")
        {
            Subject = Subject.HappeningNow,
            Description = "What it does now and did today. An agent that nobody told of has figures too.",
            Parameters = [CommonParameters.Id, CommonParameters.Tenant],
            Answers =
            [
                new(StatusCodes.Status200OK, "Its figures.", Body.Json(FiguresShapes.Agent, "agent_figures")),
                notFound,
            ],
        },
        new(HttpMethods.Get, "/v1/board", "stream_board", "Hear the wallboard")
        {
            Subject = Subject.HappeningNow,
            Description = """
                What the page at `/` shows, as Server-Sent Events: `snapshot` with all of it, then twice a second
                `change` with what changed, `bye` when the server stops. It cannot be resumed: connect anew.
                """,
            Parameters = [CommonParameters.Tenant],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "Frames.",
                    Body.Parts("text/event-stream", [ConversationShapes.Board, ChangeShapes.End], "frame_board")),
                CommonAnswers.NoTenant,
            ],
        },
    ];

    private static Answer Counted => new(
        StatusCodes.Status200OK, "A page of them.", Body.Json(FiguresShapes.CountedPage, "counted"));
}
