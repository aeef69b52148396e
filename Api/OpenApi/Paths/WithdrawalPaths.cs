using Microsoft.OpenApi;
using VoipbinGrains.Api.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>How a recorded event is taken out.</summary>
internal static class WithdrawalPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Delete, "/v1/{kind}/{id}/events/{position}", "withdraw_event", "Withdraw a recorded event")
        {
            Subject = Subject.StateOut,
            Description = """
                Takes one event out of what its resource adds up to: one that should never have been sent, or holds what
                must not be kept. How the resource stands is made anew of the others by the same rule, so `ended` and
                `deleted` may be taken back here and nowhere else. That is recorded as the resource's next version, and
                told to those who listen; a stream that is replayed tells both.

                The event stays in the history with `withdrawn_by`, and sent again it is a `duplicate`. With
                `erase=true` its `data` is `{}` from then on; copies of the store, and whoever was told before, still
                have it. Of a resource of which every event is withdrawn nothing is known but that: it has `ended`,
                without a status, until something new is heard. Asked again it is answered as the first
                time. It is noted in the audit.
                """,
            Parameters =
            [
                CommonParameters.Kind,
                CommonParameters.Id,
                new(
                    ParameterLocation.Path,
                    "position",
                    "The event's `position`, from its resource's history.",
                    new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]+$", Examples = ["1"] }),
                new(
                    ParameterLocation.Query,
                    "reason",
                    "Why, in one line. The history shows it to every reader.",
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        MinLength = 1,
                        MaxLength = WithdrawalEndpoint.LongestReason,
                        Examples = ["Sent by mistake"],
                    })
                {
                    IsRequired = true,
                },
                new(
                    ParameterLocation.Query,
                    "erase",
                    "Whether its `data` is removed too.",
                    new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }),
                CommonParameters.Tenant,
            ],
            Answers =
            [
                new(StatusCodes.Status200OK, "It is withdrawn.", Body.Json(ResourceShapes.Withdrawal, "withdrawn")),
                Answer.Error(
                    StatusCodes.Status400BadRequest, "A parameter cannot be read.", "invalid_reason"),
                Answer.Error(
                    StatusCodes.Status404NotFound,
                    "The resource has no such event, it is a withdrawal itself, or the tenant is not the key's.",
                    "not_found_event"),
            ],
        },
    ];
}
