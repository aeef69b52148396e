using System.Globalization;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Hears of commits and subscriptions of all silos. What it is told is a hint that may be lost, so each second it looks
/// for itself.
/// </summary>
internal sealed partial class PostgresListener : IAsyncDisposable
{
    /// <summary>Where commits are told of.</summary>
    public const string Channel = "voipbin_journal";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private readonly PostgresDatabase database;
    private readonly CommitPulse pulse;
    private readonly CommitPulse revisions;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;
    private volatile string? whyDeaf;

    /// <param name="database">Tells of commits.</param>
    /// <param name="pulse">Passes it on.</param>
    /// <param name="revisions">Passes on what is told of subscriptions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public PostgresListener(
        PostgresDatabase database, CommitPulse pulse, CommitPulse revisions, TimeProvider time, ILogger logger)
    {
        this.database = database;
        this.pulse = pulse;
        this.revisions = revisions;
        this.time = time;
        this.logger = logger;
        loop = Task.Run(Run);
    }

    /// <summary>Why nothing can be heard now, in one sentence; null if it can.</summary>
    public string? WhyDeaf => whyDeaf;

    /// <summary>Hears no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await loop;
        closing.Dispose();
    }

    private async Task Run()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Listen();
            }
            catch (Exception) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause)
            {
                TellOnce(cause);
                await Task.Delay(Look, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen()
    {
        await using var connection = await database.OpenAlone();
        connection.Notification += (_, told) => Hear(told.Channel, told.Payload);
        await connection.Run($"LISTEN {Channel}; LISTEN {PostgresStreams.Channel}");
        while (!closing.IsCancellationRequested)
        {
            pulse.Reach(await connection.Scalar<long>("SELECT position FROM head"));
            whyDeaf = null;
            while (await connection.WaitAsync(Look, closing.Token))
            {
                // heard
            }
        }
    }

    private void Hear(string channel, string payload)
    {
        if (long.TryParse(payload, CultureInfo.InvariantCulture, out var reached))
        {
            (channel == Channel ? pulse : revisions).Reach(reached);
        }
    }

    private void TellOnce(Exception cause)
    {
        if (whyDeaf is null)
        {
            LogDeaf(cause);
        }

        whyDeaf = $"The database does not answer; asked again each second: {cause.Message}";
    }

    [LoggerMessage(LogLevel.Warning, "The database does not tell of commits; asked again each second")]
    private partial void LogDeaf(Exception cause);
}
