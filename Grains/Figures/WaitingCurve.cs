namespace VoipbinGrains.Grains.Figures;

/// <summary>How many waited at once, at most, in each quarter of a day. Times are in microseconds since 1970.</summary>
internal sealed class WaitingCurve
{
    private readonly LocalDay day;
    private readonly int[] most;

    /// <param name="day">The day.</param>
    /// <param name="now">The moment up to which is counted.</param>
    /// <param name="stays">Who waited or waits.</param>
    /// <param name="overdueBefore">Who began before this moment and is not over does not count.</param>
    public WaitingCurve(LocalDay day, long now, IEnumerable<QueuecallFacts> stays, long overdueBefore)
    {
        this.day = day;
        most = new int[(int)((day.To - day.From + LocalDay.Quarter - 1) / LocalDay.Quarter)];
        var (begins, ends) = (new List<long>(), new List<long>());
        foreach (var stay in stays)
        {
            var left = stay.LeftAt ?? (stay.IsLive(overdueBefore) ? long.MaxValue : stay.CreatedAt);
            if (left > day.From && left > stay.CreatedAt && stay.CreatedAt < day.To)
            {
                begins.Add(Math.Max(stay.CreatedAt, day.From));
                ends.Add(left);
            }
        }

        begins.Sort();
        ends.Sort();
        Count(begins, ends, now);
    }

    /// <summary>How many waited at once, at most, in a period of whole quarters.</summary>
    public int Most(long from, long to)
    {
        var first = (int)((from - day.From) / LocalDay.Quarter);
        var end = (int)((to - day.From + LocalDay.Quarter - 1) / LocalDay.Quarter);
        return most[first..end].Max();
    }

    // who waits when a quarter begins counts in it too
    private void Count(List<long> begins, List<long> ends, long now)
    {
        var (begun, ended) = (0, 0);
        for (var quarter = 0; quarter < most.Length; quarter++)
        {
            var from = day.From + (quarter * LocalDay.Quarter);
            var to = Math.Min(from + LocalDay.Quarter, now + 1);
            if (from > now)
            {
                break;
            }

            while (ended < ends.Count && ends[ended] <= from)
            {
                ended++;
            }

            most[quarter] = begun - ended;
            while (begun < begins.Count && begins[begun] < to)
            {
                var at = begins[begun++];
                while (ended < ends.Count && ends[ended] <= at)
                {
                    ended++;
                }

                most[quarter] = Math.Max(most[quarter], begun - ended);
            }
        }
    }
}
