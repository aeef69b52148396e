namespace VoipbinGrains.Resources;

/// <summary>A tenant's resources as lists. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.directory"), Alias("voipbin.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>
    /// The resources that match, greatest position first. What does not change meanwhile is on exactly one page, what
    /// changes moves to the front. A list may lag a commit by 250 ms.
    /// </summary>
    /// <param name="query">Which resources.</param>
    /// <param name="before">The position that all of them are before; null for the first page.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("List")]
    ValueTask<ResourcePage> List(ResourceQuery query, long? before, int size);
}
