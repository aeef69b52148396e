using VoipbinGrains.Api.Audit;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>
/// When a tenant's secret is set right, at start or while it runs, what the wrong one kept out during the last day is
/// let in: all that is signed by a secret that is right now.
/// </summary>
internal sealed partial class CorrectedSecrets(
    ReplaysByFilter replays,
    TenantRegistry tenants,
    AuditLog audit,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<CorrectedSecrets> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, string> known = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Until(start => lifetime.ApplicationStarted.Register(start), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = tenants.Changed(); // taken before they are looked at: no change falls between
            var isDone = true;
            foreach (var (name, tenant) in tenants.All)
            {
                isDone &= await TryReplay(name, tenant, stoppingToken);
            }

            if (isDone)
            {
                await Until(change => changed.RegisterChangeCallback(_ => change(), null), stoppingToken);
            }
            else
            {
                await Task.Delay(AfterFailure, time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TryReplay(string name, Tenant tenant, CancellationToken stop)
    {
        var secrets = string.Join(' ', tenant.Secrets.Select(Convert.ToHexString));
        if (secrets.Length == 0 || known.GetValueOrDefault(name) == secrets)
        {
            return true;
        }

        try
        {
            await Replay(name, stop);
            known[name] = secrets;
            return true;
        }
        catch (Exception cause)
        {
            LogNotReplayed(name, cause.GetType().Name, cause.Message);
            return false;
        }
    }

    private async Task Replay(string tenant, CancellationToken stop)
    {
        var filter = new QuarantineFilter
        {
            Codes = [Problem.Unauthorized],
            Replayed = false,
            ReceivedAfter = time.GetUtcNow() - Day,
        };
        if ((await replays.Find(tenant, filter)).Count == 0)
        {
            return;
        }

        await audit.Note(AuditLog.Server, tenant, AuditLog.ReplayAfterSecret, QuarantineQuery.Tell(filter));
        var (replayed, before) = (0, default(long?));
        do
        {
            var part = await replays.Replay(tenant, filter, before, AtOnce);
            replayed += part.Replayed;
            before = part.Next;
        }
        while (before is not null && !stop.IsCancellationRequested);

        LogReplayed(replayed, tenant);
    }

    private static async Task Until(Func<Action, IDisposable> register, CancellationToken stop)
    {
        var happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = register(() => happened.TrySetResult());
        await happened.Task.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Replayed} webhooks of {Tenant} that were refused are in")]
    private partial void LogReplayed(int replayed, string tenant);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What was refused of {Tenant} cannot be looked at now and is tried again. {Error}: {Reason}")]
    private partial void LogNotReplayed(string tenant, string error, string reason);
}
