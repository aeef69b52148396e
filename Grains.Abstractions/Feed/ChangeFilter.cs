using VoipbinGrains.Resources;

namespace VoipbinGrains.Feed;

/// <summary>Which resources' changes somebody listens to; what is null lets everything pass.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.ChangeFilter")]
public sealed record ChangeFilter
{
    /// <summary>Kinds of resource in the singular; <see cref="Change.Unmodelled"/> is one.</summary>
    [Id(0)]
    public HashSet<string>? Resources { get; init; }

    /// <summary>Ids in lower case.</summary>
    [Id(1)]
    public HashSet<string>? Ids { get; init; }

    /// <summary>Statuses in today's words.</summary>
    [Id(2)]
    public HashSet<string>? Statuses { get; init; }

    /// <summary>Whether a change passes: a board with a status hears a resource come to it and leave it.</summary>
    /// <param name="change">The change.</param>
    public bool Passes(Change change) =>
        Resources?.Contains(change.Resource) is not false
        && (Ids is null || (change.Id is { } id && Ids.Contains(id)))
        && (Statuses is null || Has(change.Status) || Has(change.PreviousStatus));

    /// <summary>Whether a resource's state passes.</summary>
    /// <param name="state">The state.</param>
    public bool Passes(ResourceState state) =>
        Resources?.Contains(state.Key.Resource) is not false
        && Ids?.Contains(state.Key.Id.ToString()) is not false
        && (Statuses is null || Has(state.Status));

    private bool Has(string? status) => status is not null && Statuses!.Contains(status);
}
