using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Lifecycles;

/// <summary>A lifecycle's tables; <c>words</c> are those of both eras, today's first.</summary>
internal sealed record LifecycleView(
    string Resource,
    IReadOnlyList<StatusView> Statuses,
    IReadOnlyList<string> TerminalStatuses,
    IReadOnlyList<EventTypeView> Events)
{
    public static LifecycleView Of(ResourceType type) => new(
        type.Name,
        [.. type.Lifecycle.Statuses.Select(row => new StatusView(
            row.Status, row.Rank, row.Followers, row.IsTerminal, Words(row.Status, row.FormerWord)))],
        [.. type.Lifecycle.Statuses.Where(row => row.IsTerminal).Select(row => row.Status)],
        [.. type.Lifecycle.Events.Select(row => new EventTypeView(
            row.Type, row.Rank, row.Announces, Words(row.Type, row.FormerWord)))]);

    private static IReadOnlyList<string> Words(string today, string? former) =>
        former is null ? [today] : [today, former];
}

/// <summary>A status: how far along it is, what may follow it directly, whether it is an end.</summary>
internal sealed record StatusView(
    string Status, int Rank, IReadOnlyList<string> Followers, bool Terminal, IReadOnlyList<string> Words);

/// <summary>An event type and the status that stands in if its data tells none.</summary>
internal sealed record EventTypeView(string Event, int Rank, string? Announces, IReadOnlyList<string> Words);

/// <summary>All lifecycles.</summary>
internal sealed record LifecycleList(IReadOnlyList<LifecycleView> Result);
