using System.Text;
using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Grains.Figures;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Figures;

/// <summary>The feed of what is told, as grains and a journal would make it.</summary>
internal static class ToldFeed
{
    public static readonly QueueThresholds Thresholds = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));

    private static readonly FiguresProgress Progress = new(0, 0, true, null);

    /// <summary>The entries of these bodies, judged in this order.</summary>
    public static IReadOnlyList<Change> Of(IEnumerable<byte[]> bodies)
    {
        var lives = new Dictionary<ResourceKey, Recording>();
        var feed = new List<Change>();
        foreach (var heard in bodies.Select(Bodies.Event))
        {
            var key = new ResourceKey("default", heard.Resource, heard.Id);
            lives.TryAdd(key, new Recording());
            if (lives[key].Receive(heard) is { } recorded)
            {
                feed.Add(Change.Of(key, recorded with { Position = feed.Count + 1 }));
            }
        }

        return feed;
    }

    /// <summary>The book of these entries.</summary>
    public static FiguresBook Book(IEnumerable<Change> feed)
    {
        var book = new FiguresBook();
        foreach (var change in feed)
        {
            book.Add(change);
        }

        return book;
    }

    /// <summary>What is read of a book at a moment.</summary>
    public static FiguresReader At(
        this FiguresBook book,
        DateTimeOffset moment,
        string zone = "UTC",
        IReadOnlyDictionary<Guid, QueueThresholds>? own = null) => new(
        book,
        new FiguresQuery
        {
            AsOf = moment,
            TimeZone = zone,
            Thresholds = Thresholds,
            OwnThresholds = own ?? new Dictionary<Guid, QueueThresholds>(),
            QueuecallsOverdueBefore = moment.AddHours(-4),
            CallsOverdueBefore = moment.AddMinutes(-65),
        },
        Progress);

    public static byte[] Utf8(string body) => Encoding.UTF8.GetBytes(body);

    public static DateTimeOffset Utc(string time) =>
        VoipbinTime.TryRead(Utf8(time), out var read) ? read!.Value : throw new ArgumentException(time);
}
