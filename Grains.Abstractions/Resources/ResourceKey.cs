namespace VoipbinGrains.Resources;

/// <summary>Which resource: of which tenant, of which kind, with which id.</summary>
/// <param name="Tenant">The tenant's name.</param>
/// <param name="Resource">The kind in the singular: <c>call</c>.</param>
/// <param name="Id">VoIPBin's id.</param>
[GenerateSerializer, Immutable, Alias("voipbin.ResourceKey")]
public sealed record ResourceKey(
    [property: Id(0)] string Tenant,
    [property: Id(1)] string Resource,
    [property: Id(2)] Guid Id)
{
    /// <summary>The tenant of whoever names none.</summary>
    public const string DefaultTenant = "default";

    /// <summary>
    /// The key of the resource's grain and of its stream: <c>{tenant}/{id}</c>, the id in lower case.
    /// </summary>
    public string GrainKey => KeyOf(Id, Tenant);

    /// <summary>The key of a resource's grain and of its stream.</summary>
    /// <param name="id">VoIPBin's id.</param>
    /// <param name="tenant">The tenant's name.</param>
    public static string KeyOf(Guid id, string tenant) => $"{tenant}/{id:D}";

    /// <summary>Reads the key of a grain.</summary>
    /// <param name="resource">The kind in the singular.</param>
    /// <param name="grainKey">The grain's key.</param>
    /// <exception cref="ArgumentException">The key is not <c>{tenant}/{id}</c>.</exception>
    public static ResourceKey Of(string resource, string grainKey)
    {
        var slash = grainKey.LastIndexOf('/');
        var written = grainKey.AsSpan(slash + 1);
        Span<char> lower = stackalloc char[ResourceId.Length];
        return slash > 0 && ResourceId.TryParse(written, out var id)
            && id.TryFormat(lower, out _) && written.SequenceEqual(lower)
            ? new ResourceKey(TenantOf(grainKey.AsSpan(0, slash)), resource, id)
            : throw new ArgumentException("The key is {tenant}/{id}, the id in lower case.", nameof(grainKey));
    }

    private static string TenantOf(ReadOnlySpan<char> name) => name is DefaultTenant ? DefaultTenant : name.ToString();
}
