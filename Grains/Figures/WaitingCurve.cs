namespace VoipbinGrains.Grains.Figures;

/// <summary>How many waited at once, at most, in each quarter of a day. Times are in microseconds since 1970.</summary>
internal sealed class WaitingCurve
{
    private readonly LocalDay day;
    private readonly int[] most;

    /// <param name="day">The day.</param>
    /// <param name="now">The moment up to which is counted.</param>
    /// <param name="tally">Who waited or waits.</param>
    /// <param name="overdueBefore">Who began before this moment and is not over does not count.</param>
    public WaitingCurve(LocalDay day, long now, QueueTally tally, long overdueBefore)
    {
        this.day = day;
        most = new int[(int)((day.To - day.From + LocalDay.Quarter - 1) / LocalDay.Quarter)];
        var waiting = tally.Open.Where(stay => stay.LeftAt is null && stay.IsLive(overdueBefore))
            .Select(stay => stay.CreatedAt).Order().ToList();
        Count(tally.Begins, waiting, tally.Ends, now);
    }

    /// <summary>How many waited at once, at most, in a period of whole quarters.</summary>
    public int Most(long from, long to)
    {
        var first = (int)((from - day.From) / LocalDay.Quarter);
        var end = (int)((to - day.From + LocalDay.Quarter - 1) / LocalDay.Quarter);
        return most[first..end].Max();
    }

    // who waits when a quarter begins counts in it too
    private void Count(SortedTimes begins, List<long> waiting, SortedTimes ends, long now)
    {
        var (begun, still) = (begins.CountUpTo(day.From), waiting.Count(at => at <= day.From));
        var ended = ends.CountUpTo(day.From);
        for (var quarter = 0; quarter < most.Length; quarter++)
        {
            var from = day.From + (quarter * LocalDay.Quarter);
            var to = Math.Min(from + LocalDay.Quarter, now + 1);
            if (from > now)
            {
                break;
            }

            ended = PassedUpTo(ends, ended, from);
            most[quarter] = begun + still - ended;
            while (true)
            {
                var next = begun < begins.Count ? begins[begun] : long.MaxValue;
                var at = still < waiting.Count && waiting[still] < next ? waiting[still] : next;
                if (at >= to)
                {
                    break;
                }

                (begun, still) = at == next ? (begun + 1, still) : (begun, still + 1);
                ended = PassedUpTo(ends, ended, at);
                most[quarter] = Math.Max(most[quarter], begun + still - ended);
            }
        }
    }

    private static int PassedUpTo(SortedTimes ends, int passed, long moment)
    {
        while (passed < ends.Count && ends[passed] <= moment)
        {
            passed++;
        }

        return passed;
    }
}
