namespace VoipbinGrains.Api.Spooling;

/// <summary>
/// Says once that the cluster does not answer, and once that it does again: an answer now and then, while webhooks
/// still wait in the spool, ends no outage.
/// </summary>
internal sealed partial class Outage(Spool spool, ILogger<Outage> log)
{
    private int isOn;

    /// <summary>A webhook went to the spool.</summary>
    /// <param name="reason">Why.</param>
    public void Spooled(string reason)
    {
        if (Interlocked.Exchange(ref isOn, 1) == 0)
        {
            LogSpools(reason);
        }
    }

    /// <summary>The cluster answered.</summary>
    public void Answered()
    {
        if (Volatile.Read(ref isOn) == 1 && spool.Count == 0 && Interlocked.Exchange(ref isOn, 0) == 1)
        {
            LogAnswersAgain();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cluster does not answer in time, webhooks go to the spool: {Reason}")]
    private partial void LogSpools(string reason);

    [LoggerMessage(LogLevel.Information, "The cluster answers again, and the spool is empty")]
    private partial void LogAnswersAgain();
}
