using System.Text.Json.Serialization;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Access;

/// <summary>What a stream token allows: so much and no more, until it expires or its key is taken out.</summary>
/// <param name="Key">The name of the key that asked for it; null if none was needed.</param>
/// <param name="Tenants">Whose changes.</param>
/// <param name="Until">When it expires, in milliseconds since 1970.</param>
internal sealed record StreamGrant(string? Key, IReadOnlyList<string> Tenants, long Until)
{
    /// <summary>Which kinds of resource; null for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Which ids; null for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Which statuses; null for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>What is asked for within what is allowed; null if it is more than that.</summary>
    /// <param name="asked">What is asked for; what it leaves open is what is allowed.</param>
    public ChangeFilter? Narrow(ChangeFilter asked) =>
        IsWithin(asked.Resources, Resources) && IsWithin(asked.Ids, Ids) && IsWithin(asked.Statuses, Statuses)
            ? new ChangeFilter
            {
                Resources = asked.Resources ?? Resources?.ToHashSet(),
                Ids = asked.Ids ?? Ids?.ToHashSet(),
                Statuses = asked.Statuses ?? Statuses?.ToHashSet(),
            }
            : null;

    private static bool IsWithin(HashSet<string>? asked, IReadOnlyList<string>? allowed) =>
        asked is null || allowed is null || asked.All(allowed.Contains);
}
