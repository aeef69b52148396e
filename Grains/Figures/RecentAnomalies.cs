using VoipbinGrains.Feed;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Grains.Figures;

/// <summary>The anomalies that were heard last, whatever the order in which they are told.</summary>
internal sealed class RecentAnomalies
{
    private readonly SortedList<long, SeenAnomaly> anomalies = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SeenAnomaly> NewestFirst => [.. anomalies.Values.Reverse()];

    /// <summary>Keeps an entry of the feed, if it is one and not too old.</summary>
    public void Add(Change change)
    {
        if (change.Anomaly is not { } reason)
        {
            return;
        }

        anomalies[change.Position] = new SeenAnomaly(
            change.Position, change.Resource, change.Id!, change.Event, change.ReceivedAt, reason);
        if (anomalies.Count > Board.MostShown)
        {
            anomalies.RemoveAt(0);
        }
    }
}
