using System.Globalization;
using VoipbinGrains.Simulator.Delivery;

namespace VoipbinGrains.Simulator.Reporting;

/// <summary>Counts what is sent and what is answered, while many tell it at once.</summary>
internal sealed class Tally(TimeProvider time)
{
    private readonly Lock access = new();
    private readonly SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private readonly Latencies tries = new();
    private readonly Latencies events = new();
    private readonly Latencies lately = new();
    private long began = time.GetTimestamp();
    private long lastSuccess = time.GetTimestamp();
    private TimeSpan longestGap;
    private TimeSpan longestToAnswer;
    private long told;
    private long lost;
    private long sent;
    private long answered;
    private long tried;
    private long givenUp;

    /// <summary>Sending begins now.</summary>
    public void Begin() => began = lastSuccess = time.GetTimestamp();

    /// <summary>The centre told an event.</summary>
    public void Tell(bool isLost)
    {
        lock (access)
        {
            told++;
            lost += isLost ? 1 : 0;
        }
    }

    /// <summary>An event leaves for the first time.</summary>
    public long BeginEvent()
    {
        lock (access)
        {
            sent++;
        }

        return time.GetTimestamp();
    }

    /// <summary>A try leaves.</summary>
    public long BeginTry()
    {
        lock (access)
        {
            tried++;
        }

        return time.GetTimestamp();
    }

    public void EndTry(long begin, Answer answer)
    {
        var took = time.GetElapsedTime(begin);
        lock (access)
        {
            tries.Add(took);
            lately.Add(took);
            if (answer.Status is not null)
            {
                longestToAnswer = took > longestToAnswer ? took : longestToAnswer;
            }

            if (answer.IsAcknowledged)
            {
                CloseGap();
            }
        }
    }

    public void EndEvent(long begin, Answer answer)
    {
        var took = time.GetElapsedTime(begin);
        var outcome = answer switch
        {
            { IsAcknowledged: true } => answer.Outcome ?? "unread",
            { IsDelivered: true } => ((int)answer.Status!).ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        lock (access)
        {
            answered++;
            events.Add(took);
            if (outcome is null)
            {
                givenUp++;
                return;
            }

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
    }

    /// <summary>Nothing is sent any more: how long nothing succeeded counts up to now.</summary>
    public void Finish()
    {
        lock (access)
        {
            if (sent > 0)
            {
                CloseGap();
            }
        }
    }

    /// <summary>How it stands now.</summary>
    public Summary Read()
    {
        lock (access)
        {
            return new Summary(
                time.GetElapsedTime(began).TotalSeconds, told, lost, sent, sent - answered, Math.Max(0, tried - sent),
                givenUp, new SortedDictionary<string, long>(outcomes, StringComparer.Ordinal),
                longestGap.TotalSeconds, longestToAnswer.TotalMilliseconds, Spread.Of(tries), Spread.Of(events));
        }
    }

    /// <summary>How long tries took since this was asked for last.</summary>
    public Spread ReadLately()
    {
        lock (access)
        {
            var spread = Spread.Of(lately);
            lately.Clear();
            return spread;
        }
    }

    private void CloseGap()
    {
        var gap = time.GetElapsedTime(lastSuccess);
        longestGap = gap > longestGap ? gap : longestGap;
        lastSuccess = time.GetTimestamp();
    }
}
