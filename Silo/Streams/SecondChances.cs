namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// The dead letters of a queue that are to be told once more, and what came of it. Each cursor of the stream tells a
/// letter once: whose it was, cursors do not know.
/// </summary>
internal sealed class SecondChances(TimeProvider time)
{
    /// <summary>How long a letter is told to whoever comes; after that it is as if it had not been asked for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Dictionary<StreamId, List<ToldAgain>> asked = [];
    private readonly HashSet<long> taken = [];
    private List<long> answered = [];
    private List<Guid> recovered = [];

    public void Add(StreamId stream, ToldAgain letter)
    {
        asked.TryAdd(stream, []);
        asked[stream].RemoveAll(one => one.Letter == letter.Letter);
        asked[stream].Add(letter);
        taken.Remove(letter.Letter);
    }

    /// <summary>A letter of the stream that was not told by a cursor; null if there is none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="told">What the cursor has told.</param>
    public ToldAgain? Next(StreamId stream, HashSet<ToldAgain> told) =>
        asked.TryGetValue(stream, out var letters) ? letters.Find(one => !told.Contains(one)) : null;

    public void Take(long letter)
    {
        if (taken.Add(letter))
        {
            answered.Add(letter);
        }
    }

    /// <summary>Notes that a subscription that took nothing has taken something.</summary>
    public void Recover(Guid subscription) => recovered.Add(subscription);

    /// <summary>The subscriptions that have taken something since this was asked last.</summary>
    public IReadOnlyList<Guid> TakeRecovered()
    {
        var found = recovered;
        recovered = [];
        return found;
    }

    /// <summary>The letters that were taken since this was asked last; forgets those that are old.</summary>
    public IReadOnlyList<long> Look()
    {
        foreach (var (stream, letters) in asked.ToList())
        {
            foreach (var old in letters.FindAll(one => time.GetElapsedTime(one.Since) > Longest))
            {
                letters.Remove(old);
                taken.Remove(old.Letter);
            }

            if (letters.Count == 0)
            {
                asked.Remove(stream);
            }
        }

        var found = answered;
        answered = [];
        return found;
    }
}
