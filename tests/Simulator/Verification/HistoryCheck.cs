using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>Holds a history against what was told.</summary>
internal sealed class HistoryCheck(Findings findings)
{
    public void Check(ToldResource resource, History history)
    {
        foreach (var told in history.Missing())
        {
            findings.Add(
                "acknowledged and not in the history",
                $"{resource}: {told.SentAs} (version {told.Version}, position {told.Position})");
        }

        CheckNumbers(resource, history);
        CheckDispositions(resource, history);
        ToldEvent? before = null;
        foreach (var entry in history.Entries)
        {
            var told = resource.Find(entry.Hash);
            if (told is null)
            {
                findings.Add("in the history and never told", $"{resource}: version {entry.Version} {entry.SentAs}");
                continue;
            }

            CheckEntry(resource, told, entry);
            if (before?.Place.CompareTo(told.Place) > 0)
            {
                findings.Add(
                    "history out of the order of its life", $"{resource}: {told.SentAs} after {before.SentAs}");
            }

            before = told;
        }
    }

    private void CheckNumbers(ToldResource resource, History history)
    {
        foreach (var twice in history.Entries.GroupBy(one => one.Hash).Where(one => one.Skip(1).Any()))
        {
            findings.Add("more than once in the history", $"{resource}: {twice.First().SentAs}, {twice.Count()} times");
        }

        var ordered = history.Entries.OrderBy(one => one.Version).ToList();
        if (!ordered.Select(one => one.Version).SequenceEqual(Enumerable.Range(1, ordered.Count)))
        {
            var versions = string.Join(' ', ordered.Select(one => one.Version));
            findings.Add("versions with a gap or a repeat", $"{resource}: {versions}");
        }

        if (ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Position >= pair.Second.Position))
        {
            var positions = string.Join(' ', ordered.Select(one => one.Position));
            findings.Add("positions not in the order of versions", $"{resource}: {positions}");
        }
    }

    // no life of the simulator's does what its lifecycle cannot explain
    private void CheckDispositions(ToldResource resource, History history)
    {
        foreach (var (entry, standing) in history.Play())
        {
            findings.Expect(
                "judged otherwise than it moved",
                $"{resource}: version {entry.Version} {entry.SentAs}: disposition",
                standing.HasMoved ? "applied" : "late",
                entry.Disposition);
        }
    }

    private void CheckEntry(ToldResource resource, ToldEvent told, RecordedEntry entry)
    {
        var what = $"{resource}: version {entry.Version} {told.SentAs}:";
        if (!told.IsSent)
        {
            findings.Add("in the history and never sent", what);
        }
        else if (told is { IsRefused: true, IsAcknowledged: false, IsUncertain: false })
        {
            findings.Add("in the history and refused", what);
        }

        const string Kind = "recorded otherwise than it was told";
        findings.Expect(Kind, $"{what} event", told.Event, entry.Event);
        findings.Expect(Kind, $"{what} status", told.Status, entry.Status);
        findings.Expect(Kind, $"{what} occurred_at", told.OccurredAt, entry.OccurredAt);
        findings.Expect("acknowledged otherwise", $"{what} version", told.Version ?? entry.Version, entry.Version);
        findings.Expect("acknowledged otherwise", $"{what} position", told.Position ?? entry.Position, entry.Position);
        if (told.IsContradicted)
        {
            findings.Add("acknowledged otherwise", $"{what} its deliveries were answered with different numbers");
        }
    }
}
