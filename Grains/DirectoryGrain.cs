using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains;

/// <summary>A tenant's resources as lists. Its key is the tenant's name; it remembers nothing.</summary>
[GrainType("directory"), StatelessWorker, Reentrant]
internal sealed class DirectoryGrain(IDirectory directory) : Grain, IDirectoryGrain
{
    public ValueTask<ResourcePage> List(ResourceQuery query, long? before, int size)
    {
        PageSize.Check(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Statuses?.Count ?? 0, ResourceQuery.MaxStatuses);
        return directory.List(this.GetPrimaryKeyString(), query, before, size);
    }
}
