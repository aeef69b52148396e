using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Tests.Server;

/// <summary>A way in under <c>/v1</c>, for the tests that try to get in by it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The path as it is mapped.</param>
/// <param name="Scope">The scope that a key needs; null where a signature is looked at instead.</param>
/// <param name="Behind">What is behind it.</param>
/// <param name="Path">A path that leads to something of the owner's.</param>
internal sealed record Door(string Method, string Pattern, Scope? Scope, Behind Behind, string Path)
{
    /// <summary>Whose things are behind it.</summary>
    public string Owner { get; init; } = TwoTenants.Victim;

    /// <summary>The path with a tenant named.</summary>
    public string PathOf(string tenant) =>
        $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}tenant={tenant}";

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>What is behind a door, and so what another tenant's key finds there.</summary>
internal enum Behind
{
    /// <summary>One of a tenant's things: another tenant's key is told 404.</summary>
    OneThing,

    /// <summary>A list of a tenant's things: to another tenant's key it is its own, and here empty.</summary>
    List,

    /// <summary>Nothing of a tenant's, or what tells of it in a way that has a test of its own.</summary>
    Other,
}
