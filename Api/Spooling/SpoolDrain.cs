using System.Collections.Concurrent;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Spooling;

/// <summary>
/// Brings what is spooled to the cluster, by the way that every webhook takes. It asks with one while nothing is taken,
/// and with more and more as they are. What fails again and again goes to the quarantine, once that takes it.
/// </summary>
internal sealed partial class SpoolDrain(
    Spool spool,
    WebhookIntake intake,
    QuarantineDoor quarantine,
    TimeProvider time,
    EdgeMetrics metrics,
    IHostApplicationLifetime lifetime,
    ILogger<SpoolDrain> log) : BackgroundService
{
    internal const int MostAttempts = 20;
    private const int MostAtOnce = 256;
    private const int InParallel = 16;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(3);

    // applied, but not out of the spool yet, because its disk did not take that: not to be applied again
    private readonly ConcurrentDictionary<long, bool> applied = new();

    private string? told;
    private int atOnce = 1;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Watch(spool);
        await Started().WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = AfterFailure;
            try
            {
                if (spool.IsIdle)
                {
                    await spool.Changed(stoppingToken);
                }

                spool.Try();
                Tell(spool.WhyNotWritable);
                pause = await Drain(stoppingToken);
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotDrained(cause);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Brings those whose turn it is.</summary>
    /// <returns>How long to wait before the next.</returns>
    internal async Task<TimeSpan> Drain(CancellationToken stop)
    {
        var now = VoipbinTime.ToMicroseconds(time.GetUtcNow());
        var due = spool.Due(now, atOnce);
        var (taken, failed) = (new ConcurrentBag<SpooledWebhook>(), new ConcurrentBag<SpooledWebhook>());
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = InParallel, CancellationToken = stop },
            async (webhook, _) => (await TryApply(webhook) ? taken : failed).Add(webhook));
        spool.Remove(taken);
        foreach (var webhook in taken)
        {
            applied.TryRemove(webhook.Id, out _);
        }

        spool.PutOff(failed, now + ((long)PutOff.TotalMicroseconds));
        if (taken.IsEmpty)
        {
            atOnce = 1;
            return due.Count == 0 ? Look : AfterFailure;
        }

        atOnce = Math.Min(2 * atOnce, MostAtOnce);
        LogDrained(taken.Count, spool.Count);
        return TimeSpan.Zero;
    }

    private async ValueTask<bool> TryApply(SpooledWebhook webhook)
    {
        try
        {
            if (!applied.ContainsKey(webhook.Id))
            {
                await Apply(webhook).WaitAsync(LongestCall, time);
                applied.TryAdd(webhook.Id, true);
            }

            return true;
        }
        catch (Exception cause)
        {
            return webhook.Attempts + 1 >= MostAttempts && await TryGiveUp(webhook, cause);
        }
    }

    private async Task Apply(SpooledWebhook webhook)
    {
        var heard = WebhookReader.Read(webhook.Body, VoipbinTime.FromMicroseconds(webhook.ReceivedAt));
        if (heard is RejectedWebhook rejected)
        {
            await quarantine.Keep(webhook, rejected.Code, rejected.Detail);
        }
        else
        {
            await intake.Record(webhook.Tenant, heard);
        }
    }

    private async ValueTask<bool> TryGiveUp(SpooledWebhook webhook, Exception cause)
    {
        try
        {
            await quarantine.Keep(
                webhook, Problem.NotDurable, $"It could not be applied in {MostAttempts} attempts: replay it.")
                .AsTask().WaitAsync(LongestCall, time);
            applied.TryAdd(webhook.Id, true);
            LogGivenUp(webhook.Attempts + 1, cause);
            return true;
        }
        catch (Exception)
        {
            return false; // so it is not the webhook, but the cluster
        }
    }

    private void Tell(string? whyNot)
    {
        if (whyNot != told)
        {
            told = whyNot;
            if (whyNot is null)
            {
                LogWritable();
            }
            else
            {
                LogNotWritable(whyNot);
            }
        }
    }

    private Task Started()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task;
    }

    [LoggerMessage(LogLevel.Information, "{Taken} spooled webhooks were applied, {Left} are left")]
    private partial void LogDrained(int taken, long left);

    [LoggerMessage(LogLevel.Error, "A spooled webhook failed {Attempts} times and went to the quarantine")]
    private partial void LogGivenUp(long attempts, Exception cause);

    [LoggerMessage(LogLevel.Warning, "The spool cannot be drained now")]
    private partial void LogNotDrained(Exception cause);

    [LoggerMessage(LogLevel.Warning, "{Reason} Webhooks that the store does not take are answered 503 meanwhile")]
    private partial void LogNotWritable(string reason);

    [LoggerMessage(LogLevel.Information, "The spool can be written again")]
    private partial void LogWritable();
}
