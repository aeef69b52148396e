using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Resources;

/// <summary>Takes one recorded event out of what a resource adds up to, when an operator says so.</summary>
internal static class WithdrawalEndpoint
{
    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 200;

    public static void MapWithdrawals(this RouteGroupBuilder ops) =>
        ops.MapDelete("/{kind}/{id}/events/{position}", Withdraw);

    private static async Task<Results<Ok<WithdrawalView>, ProblemHttpResult>> Withdraw(
        string kind,
        string id,
        string position,
        HttpContext http,
        IGrainFactory grains,
        AuditLog audit,
        TimeProvider clock,
        AskedTenant tenant)
    {
        var parameters = new Parameters.Parameters(http.Request.Query);
        var reason = parameters.Sentence("reason", LongestReason);
        var erases = parameters.Flag("erase") is true;
        if (parameters.Invalid is { } problem)
        {
            return problem;
        }

        if (ResourceEndpoints.Find(grains, kind, id, tenant) is not { } found
            || !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || await found.Grain.GetState() is null)
        {
            return Unknown();
        }

        // the reason is the operator's words, which the history shows and the audit need not
        var subject = $"{found.Key.Resource} {found.Key.Id} event {place}";
        await audit.Note(http, tenant.Name, erases ? AuditLog.WithdrawAndErase : AuditLog.Withdraw, subject);
        var receipt = await found.Grain.Withdraw(new Withdrawal
        {
            Position = place,
            Reason = reason,
            Erases = erases,
            At = VoipbinTime.Cut(clock.GetUtcNow()),
        });
        return receipt is null ? Unknown() : TypedResults.Ok(WithdrawalView.Of(found.Key, receipt));
    }

    private static ProblemHttpResult Unknown() => Problem.Missing(
        "There is no such event: the path is /v1/{kind}/{id}/events/{position}, position that of an event of VoIPBin's "
        + "in /v1/{kind}/{id}/events.");
}
