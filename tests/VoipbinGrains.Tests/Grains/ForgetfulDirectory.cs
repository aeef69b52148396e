using System.Collections.Concurrent;
using Orleans.GrainDirectory;

namespace VoipbinGrains.Tests.Grains;

/// <summary>A grain directory that can be made to forget, which is how one grain comes to have two activations.</summary>
internal sealed class ForgetfulDirectory : IGrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, GrainAddress> addresses = new();

    public void Forget(IAddressable grain) => addresses.TryRemove(grain.GetGrainId(), out _);

    public Task<GrainAddress?> Register(GrainAddress address) =>
        Task.FromResult<GrainAddress?>(addresses.GetOrAdd(address.GrainId, address));

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress)
    {
        if (previousAddress is not null && addresses.TryUpdate(address.GrainId, address, previousAddress))
        {
            return Task.FromResult<GrainAddress?>(address);
        }

        return Register(address);
    }

    public Task Unregister(GrainAddress address)
    {
        addresses.TryRemove(KeyValuePair.Create(address.GrainId, address));
        return Task.CompletedTask;
    }

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult(addresses.GetValueOrDefault(grainId));

    public Task UnregisterSilos(List<SiloAddress> siloAddresses)
    {
        foreach (var entry in addresses.Where(entry => siloAddresses.Contains(entry.Value.SiloAddress!)))
        {
            addresses.TryRemove(entry);
        }

        return Task.CompletedTask;
    }
}
