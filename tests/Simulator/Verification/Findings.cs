namespace VoipbinGrains.Simulator.Verification;

/// <summary>What is not as it was told: all is counted, the first of each kind is kept in words.</summary>
internal sealed class Findings
{
    private const int Kept = 20;

    private readonly Lock access = new();
    private readonly SortedDictionary<string, (long Count, List<string> First)> kinds = new(StringComparer.Ordinal);

    public bool IsEmpty => kinds.Count == 0;

    public IReadOnlyDictionary<string, long> Counts =>
        kinds.ToDictionary(one => one.Key, one => one.Value.Count, StringComparer.Ordinal);

    /// <param name="kind">What is wrong, in a few words.</param>
    /// <param name="what">With what, and how.</param>
    public void Add(string kind, string what)
    {
        lock (access)
        {
            var (count, first) = kinds.GetValueOrDefault(kind, (0, []));
            if (count < Kept)
            {
                first.Add(what);
            }

            kinds[kind] = (count + 1, first);
        }
    }

    /// <summary>Adds what is wrong with a value, if it is another than it should be.</summary>
    public void Expect<T>(string kind, string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            Add(kind, $"{what} is {Show(found)}, not {Show(expected)}");
        }
    }

    public IEnumerable<string> Lines() => kinds.SelectMany(one => (IEnumerable<string>)
    [
        $"{one.Key}: {one.Value.Count}",
        .. one.Value.First.Select(what => $"  {what}"),
        .. one.Value.Count > Kept ? (string[])[$"  … and {one.Value.Count - Kept} more"] : [],
    ]);

    private static string Show<T>(T value) => value is null ? "null" : value.ToString()!;
}
