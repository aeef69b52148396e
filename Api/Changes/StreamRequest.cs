using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Conversations;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Parameters;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Changes;

/// <summary>What somebody wants to hear, and from where on.</summary>
/// <param name="Tenants">Whose changes.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="From">Where to begin.</param>
internal sealed record StreamRequest(IReadOnlyCollection<string> Tenants, ChangeFilter Filter, StreamStart From)
{
    public const int MostIds = 1000;
    public const int MostStatuses = 20;

    private const string ResumeHeader = "Last-Event-ID";

    /// <summary>What of it is not shown.</summary>
    public Hidden Hidden { get; init; }

    /// <summary>When it ends; null if it need not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The call whose conversation is asked for; null for all.</summary>
    public Guid? Call { get; init; }

    /// <summary>What belongs to that conversation; null if none is asked for.</summary>
    public ConversationFilter? Conversation { get; init; }

    /// <summary>What a snapshot is asked for.</summary>
    public ChangeFilter SnapshotFilter => Conversation is null
        ? Filter
        : Filter with { Ids = [.. Filter.Ids?.Intersect(Conversation.Ids) ?? Conversation.Ids] };

    /// <summary>What a resource may be in a filter.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. ResourceTypes.All.Select(type => type.Name), Change.Unmodelled];

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tenants">Whose changes are asked for.</param>
    /// <param name="read">What is asked for, if nothing is wrong.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static ProblemHttpResult? Read(
        HttpRequest request, IReadOnlyCollection<string> tenants, out StreamRequest read)
    {
        var parameters = new Parameters.Parameters(request.Query);
        read = new StreamRequest(tenants, ReadFilter(parameters), Start(request, parameters.Flag("snapshot") is true))
        {
            Call = parameters.Id("conversation"),
        };
        return parameters.Invalid ?? (read.Call is not null && tenants.Count > 1
            ? Problem.Invalid("conversation is of one tenant: name one.")
            : null);
    }

    /// <summary>Reads which changes are meant.</summary>
    public static ChangeFilter ReadFilter(Parameters.Parameters parameters)
    {
        var resources = parameters.WordsOf("resource", Kinds);
        return new ChangeFilter
        {
            Resources = resources?.ToHashSet(),
            Ids = parameters.Ids("id", MostIds)?.Select(id => id.ToString()).ToHashSet(),
            Statuses = parameters.Words("status", MostStatuses) is { } words
                ? [.. StatusWords.Today(
                    words, ResourceTypes.All.Where(type => resources?.Contains(type.Name) is not false))]
                : null,
        };
    }

    /// <summary>Whether a change is asked for.</summary>
    public bool Passes(Change change) => Tenants.Contains(change.Tenant)
        && Conversation?.Passes(change) is not false
        && Filter.Passes(change);

    private static StreamStart Start(HttpRequest request, bool snapshot)
    {
        if (request.Headers[ResumeHeader].ToString() is { Length: > 0 } last)
        {
            return After(last);
        }

        return !request.Query.TryGetValue("after", out var after)
            ? snapshot ? new StreamStart.Snapshot() : new StreamStart.Now()
            : After(after.ToString()) is var place && place is StreamStart.After { Position: 0 }
                ? new StreamStart.Everything()
                : place;
    }

    private static StreamStart After(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new StreamStart.After(position)
            : new StreamStart.Nowhere();
}
