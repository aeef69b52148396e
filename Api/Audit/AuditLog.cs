using VoipbinGrains.Api.Access;
using VoipbinGrains.Tenants;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Audit;

/// <summary>
/// What operators ask for, noted before it is done: what could not be noted is not done. Subjects are made of what was
/// read, never of the words that were sent.
/// </summary>
internal sealed partial class AuditLog(IGrainFactory grains, TimeProvider clock, ILogger<AuditLog> log)
{
    /// <summary>Who asks when nobody did: the server by itself.</summary>
    public const string Server = "server";

    public const string Replay = "replay";
    public const string ReplayByFilter = "replay_by_filter";
    public const string ReplayAfterSecret = "replay_after_secret";
    public const string Withdraw = "withdraw";
    public const string WithdrawAndErase = "withdraw_and_erase";
    public const string RebuildFigures = "rebuild_figures";

    /// <summary>What is noted, in words.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        [Replay, ReplayByFilter, ReplayAfterSecret, Withdraw, WithdrawAndErase, RebuildFigures];

    /// <summary>Notes what a request asks for; it is durable when this returns.</summary>
    public ValueTask Note(HttpContext http, string tenant, string action, string subject) =>
        Note(AskedBy.Of(http).ToString(), tenant, action, subject);

    /// <summary>Notes what somebody asks for; it is durable when this returns.</summary>
    public async ValueTask Note(string who, string tenant, string action, string subject)
    {
        await grains.GetGrain<ITenantGrain>(tenant).Note(new AuditEntry
        {
            At = VoipbinTime.Cut(clock.GetUtcNow()),
            Who = who,
            Action = action,
            Subject = subject,
        });
        LogNoted(who, action, subject, tenant);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "By {Who}: {Action} {Subject} of {Tenant}")]
    private partial void LogNoted(string who, string action, string subject, string tenant);
}
