using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Streams;

/// <summary>
/// The journal as Orleans streams of <see cref="Change"/>: one for each resource, for each kind of resource and for
/// each tenant. Nobody publishes to them: what is committed is in them.
/// </summary>
public static class VoipbinStreams
{
    /// <summary>The name of the stream provider.</summary>
    public const string Provider = "voipbin";

    /// <summary>
    /// The namespace of the streams of kinds; the key is the kind in the singular, or <see cref="Change.Unmodelled"/>.
    /// </summary>
    public const string KindNamespace = "kind";

    /// <summary>The namespace of the streams of tenants; the key is the tenant's name.</summary>
    public const string TenantNamespace = "tenant";

    private const string Default = ResourceKey.DefaultTenant;

    /// <summary>Where a replay of everything that is retained begins.</summary>
    public static JournalToken Beginning { get; } = new(0);

    /// <summary>What is heard of a call.</summary>
    /// <param name="id">VoIPBin's id.</param>
    /// <param name="tenant">The tenant's name.</param>
    public static StreamId Call(Guid id, string tenant = Default) => Of(new ResourceKey(tenant, "call", id));

    /// <summary>What is heard of an activeflow.</summary>
    /// <inheritdoc cref="Call"/>
    public static StreamId Activeflow(Guid id, string tenant = Default) =>
        Of(new ResourceKey(tenant, "activeflow", id));

    /// <summary>What is heard of a queue.</summary>
    /// <inheritdoc cref="Call"/>
    public static StreamId Queue(Guid id, string tenant = Default) => Of(new ResourceKey(tenant, "queue", id));

    /// <summary>What is heard of a queuecall.</summary>
    /// <inheritdoc cref="Call"/>
    public static StreamId Queuecall(Guid id, string tenant = Default) => Of(new ResourceKey(tenant, "queuecall", id));

    /// <summary>What is heard of an agent.</summary>
    /// <inheritdoc cref="Call"/>
    public static StreamId Agent(Guid id, string tenant = Default) => Of(new ResourceKey(tenant, "agent", id));

    /// <summary>What is heard of a resource: the namespace is its kind, the key that of its grain.</summary>
    /// <param name="key">The resource.</param>
    public static StreamId Of(ResourceKey key) => StreamId.Create(key.Resource, key.GrainKey);

    /// <summary>What is heard of all resources of a kind, of all tenants.</summary>
    /// <param name="resource">
    /// The kind in the singular, such as <c>call</c>, or <see cref="Change.Unmodelled"/>.
    /// </param>
    public static StreamId Kind(string resource) => StreamId.Create(KindNamespace, resource);

    /// <summary>All that is heard of a tenant, what is not modelled too.</summary>
    /// <param name="name">The tenant's name.</param>
    public static StreamId Tenant(string name) => StreamId.Create(TenantNamespace, name);

    /// <summary>A token to subscribe with: replays from a position on, which is in it.</summary>
    /// <param name="position">The position.</param>
    public static JournalToken From(long position) => new(position);

    /// <summary>A token to subscribe with: goes on after what was heard last.</summary>
    /// <param name="position">
    /// The <see cref="Change.Position"/> of what was heard last; 0 for the beginning of what is retained.
    /// </param>
    public static JournalToken After(long position) => new(position, 1, 0);

    /// <summary>
    /// Subscribes a grain to what follows a position, and stores the position with the subscription. A token alone is
    /// known to the grain's activation only: if its silo died within a second, it would be told what is new, and
    /// nothing of what was before.
    /// </summary>
    /// <param name="stream">A stream of <see cref="Provider"/>.</param>
    /// <param name="observer">Is told.</param>
    /// <param name="position">What <see cref="After"/> takes.</param>
    public static Task<StreamSubscriptionHandle<Change>> SubscribeAfterAsync(
        this IAsyncStream<Change> stream, IAsyncObserver<Change> observer, long position) =>
        stream.SubscribeAsync(observer, After(position), StoredBeginning.Write(position));
}
