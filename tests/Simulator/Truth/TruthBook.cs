using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Truth;

/// <summary>All that was told, and what its sender knows of each event.</summary>
internal sealed class TruthBook
{
    private readonly Dictionary<Guid, ToldResource> resources = [];
    private readonly Lock access = new();

    /// <summary>All resources, in the order in which they were first told of.</summary>
    public IReadOnlyList<ToldResource> Resources
    {
        get
        {
            lock (access)
            {
                return [.. resources.Values];
            }
        }
    }

    public ToldEvent Add(Webhook webhook)
    {
        var told = ToldEvent.Read(webhook.Resource, webhook.Type, webhook.Data);
        lock (access)
        {
            if (!resources.TryGetValue(webhook.Id, out var resource))
            {
                resources.Add(webhook.Id, resource = new ToldResource(webhook.Resource, webhook.Id));
            }

            return resource.Add(told);
        }
    }

    public bool Knows(Guid id)
    {
        lock (access)
        {
            return resources.ContainsKey(id);
        }
    }
}
