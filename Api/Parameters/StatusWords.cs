using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Parameters;

/// <summary>Statuses as parameters have them: in the words of either era.</summary>
internal static class StatusWords
{
    /// <summary>Statuses in today's words; one that no table has stays as it is: resources may carry it.</summary>
    /// <param name="words">The statuses as asked for.</param>
    /// <param name="types">The kinds of resource that are asked about.</param>
    public static IEnumerable<string> Today(IEnumerable<string> words, IEnumerable<ResourceType> types) => words
        .SelectMany(word => types.Select(type => type.Lifecycle.StatusOf(word)?.Status ?? word))
        .Distinct();
}
