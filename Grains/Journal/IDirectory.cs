using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Journal;

/// <summary>The journal as lists of resources; each list may lag a commit by a moment.</summary>
public interface IDirectory
{
    /// <summary>A tenant's resources that match, greatest position first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="before">The position that all of them are before; null for the first page.</param>
    /// <param name="size">The most to return.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size);
}
