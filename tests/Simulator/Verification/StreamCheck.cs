using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>Holds what the stream told against the history: each event once, in order, as it was then.</summary>
internal sealed class StreamCheck(Findings findings, long start)
{
    private const string Otherwise = "stream otherwise than the history";

    public void Check(ToldResource resource, History history, IReadOnlyList<HeardChange> heard)
    {
        var (before, played) = (Standing.None, history.Play().ToList());
        var byPosition = heard.DistinctBy(one => one.Position).ToDictionary(one => one.Position);
        foreach (var (entry, standing) in played)
        {
            if (byPosition.Remove(entry.Position, out var change))
            {
                CheckChange(resource, entry, before, standing, change);
            }
            else if (entry.Position > start)
            {
                findings.Add(
                    "in the history and missed by the stream",
                    $"{resource}: version {entry.Version}, position {entry.Position}");
            }

            before = standing;
        }

        foreach (var change in byPosition.Values)
        {
            findings.Add(
                "told by the stream and not in the history",
                $"{resource}: version {change.Version}, position {change.Position}");
        }

        CheckVersions(resource, played.FirstOrDefault(one => one.Entry.Position > start).Entry?.Version ?? 1, heard);
    }

    private void CheckVersions(ToldResource resource, int first, IReadOnlyList<HeardChange> heard)
    {
        var versions = heard.Select(one => one.Version).ToList();
        if (!versions.SequenceEqual(Enumerable.Range(first, heard.Count)))
        {
            findings.Add(
                "stream versions with a gap, a repeat or out of order", $"{resource}: {string.Join(' ', versions)}");
        }
    }

    private void CheckChange(
        ToldResource resource, RecordedEntry entry, Standing before, Standing after, HeardChange change)
    {
        Expect("version", entry.Version, change.Version);
        Expect("event", entry.Event, change.Event);
        Expect("outcome", after.HasMoved ? "applied" : "late", change.Outcome);
        Expect("previous_status", before.Status, change.Previous);
        Expect("status", after.Status, change.Status);
        Expect("ended", after.IsEnded, change.IsEnded);
        Expect("deleted", after.IsDeleted, change.IsDeleted);
        Expect("occurred_at", entry.OccurredAt, change.OccurredAt);
        Expect("data being that of its event", true, entry.Data == change.Data);

        void Expect<T>(string name, T expected, T found) =>
            findings.Expect(Otherwise, $"{resource}: version {entry.Version} {name}", expected, found);
    }
}
