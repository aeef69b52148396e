using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>All resources, read as lists and as they stood.</summary>
internal static class MemoryDirectory
{
    public static ResourcePage List(
        this MemoryIndex index, string tenant, ResourceQuery query, long? before, int size) => ResourcePage.Of(
            index.Resources
                .Where(one => one.Key.Tenant == tenant && one.Key.Resource == query.Resource)
                .Where(one => one.Events.Count > 0 && !(one.Events[^1].Position >= before) && Matches(one, query))
                .OrderByDescending(one => one.Events[^1].Position)
                .Select(one => one.StoodAt(long.MaxValue)!.ToState(one.Key)),
            size);

    public static SnapshotPage ReadSnapshot(
        this MemoryIndex index, string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        var start = place ?? new SnapshotPlace(index.NextPosition - 1, 0);
        return SnapshotPage.Of(
            index.Resources
                .Select((one, i) => (Number: i + 1L, Of: one))
                .Where(one => one.Number > start.Number && one.Of.Key.Tenant == tenant)
                .Select(one => (one.Number, one.Of.StoodAt(start.AsOf)?.ToState(one.Of.Key)))
                .Where(one => one.Item2 is { } state && filter.Passes(state)),
            size, start.AsOf, end: null);
    }

    private static bool Matches(MemoryResource resource, ResourceQuery query)
    {
        var standing = resource.StoodAt(long.MaxValue)!;
        var (ended, deleted) = (standing.Aftermath.Ended, standing.Aftermath.Deleted);
        var facts = WinnerFacts.Of(standing.Winner.Data, standing.Winner.ReceivedAt);
        return query.Statuses?.Contains(standing.Aftermath.Status) is not false
            && (query.Ended is null || query.Ended == ended)
            && (query.Deleted is null || query.Deleted == deleted)
            && (query.Overdue is null || query.Overdue == (!ended && facts.CreatedAt < query.OverdueBefore))
            && (query.ReferenceId is null || query.ReferenceId == facts.ReferenceId)
            && (query.UpdatedAfter is null || resource.Events[^1].ReceivedAt > query.UpdatedAfter);
    }
}
