using Orleans.Storage;

namespace VoipbinGrains.Tests.Journals;

/// <summary>Grain storage that fails when told to.</summary>
internal sealed class BrittleStorage(IGrainStorage inner) : IGrainStorage
{
    /// <summary>The name of the record whose next write fails; null for none.</summary>
    public string? Breaks { get; set; }

    /// <summary>The grain that wrote last.</summary>
    public GrainId Writer { get; private set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Writer = grainId;
        if (Breaks is { } name && stateName.StartsWith(name, StringComparison.Ordinal))
        {
            Breaks = null;
            throw new IOException("The disk is full.");
        }

        return inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
