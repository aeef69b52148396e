using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What was written since the lists followed last, kept so that it need not be read back.</summary>
internal sealed class FreshEvents
{
    private const int Most = 5_000;
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly List<(HeardEvent Heard, ReadOnlyMemory<byte> Data)> events = [];
    private long bytes;

    /// <summary>Keeps an entry; it is the next one of the feed.</summary>
    /// <param name="heard">The entry.</param>
    /// <param name="data">Its data.</param>
    public void Add(HeardEvent heard, ReadOnlyMemory<byte> data)
    {
        var isNext = events.Count == 0 || heard.Position == events[^1].Heard.Position + 1;
        if (!isNext || events.Count == Most || bytes > MostBytes)
        {
            Clear(); // the lists are far behind, and read what is missing back
        }

        events.Add((heard, data));
        bytes += data.Length;
    }

    /// <summary>Forgets everything: it is not what was written any more.</summary>
    public void Clear()
    {
        events.Clear();
        bytes = 0;
    }

    /// <summary>Forgets what the lists hold.</summary>
    /// <param name="upto">The position that they reached.</param>
    public void Forget(long upto)
    {
        var count = events.FindLastIndex(one => one.Heard.Position <= upto) + 1;
        bytes -= events.Take(count).Sum(one => one.Data.Length);
        events.RemoveRange(0, count);
    }

    /// <summary>Reads the entries after a position and up to another, the last first.</summary>
    /// <returns>False if they are not all here.</returns>
    public bool TryRead(long after, long upto, HeardPart part)
    {
        if (events.Count == 0 || events[0].Heard.Position > after + 1 || events[^1].Heard.Position < upto)
        {
            return false;
        }

        var first = events[0].Heard.Position;
        for (var position = upto; position > after; position--)
        {
            var (heard, data) = events[(int)(position - first)];
            part.Add(heard, (heard, data), static one =>
                WinnerFacts.Of(one.data, VoipbinTime.FromMicroseconds(one.heard.ReceivedAt)));
        }

        return true;
    }
}
