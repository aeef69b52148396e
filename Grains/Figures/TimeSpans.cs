namespace VoipbinGrains.Grains.Figures;

/// <summary>Spans of time, each from a moment to before another.</summary>
internal static class TimeSpans
{
    /// <summary>The same time in as few spans as possible, in order.</summary>
    public static List<(long From, long To)> Union(IEnumerable<(long From, long To)> spans)
    {
        var union = new List<(long From, long To)>();
        foreach (var span in spans.Where(span => span.To > span.From).Order())
        {
            if (union.Count > 0 && span.From <= union[^1].To)
            {
                union[^1] = (union[^1].From, Math.Max(union[^1].To, span.To));
            }
            else
            {
                union.Add(span);
            }
        }

        return union;
    }

    /// <summary>The time that is in one and not in the other.</summary>
    /// <param name="union">Spans in order that do not overlap.</param>
    /// <param name="other">The same.</param>
    public static List<(long From, long To)> Without(List<(long From, long To)> union, List<(long From, long To)> other)
    {
        var rest = new List<(long From, long To)>();
        var passed = 0;
        foreach (var (from, to) in union)
        {
            while (passed < other.Count && other[passed].To <= from)
            {
                passed++;
            }

            var at = from;
            for (var i = passed; i < other.Count && other[i].From < to; i++)
            {
                rest.Add((at, other[i].From));
                at = other[i].To;
            }

            rest.Add((at, to));
        }

        return [.. rest.Where(span => span.To > span.From)];
    }
}
