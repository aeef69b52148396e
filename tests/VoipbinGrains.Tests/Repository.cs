using System.Reflection;

namespace VoipbinGrains.Tests;

/// <summary>Where the build was made from.</summary>
internal static class Repository
{
    public static string Root => Value("RepositoryPath");

    public static string Api => Value("ApiPath");

    /// <summary>What the product is measured beside.</summary>
    public static string Peers => Value("PeersPath");

    public static string Silo => Value("SiloPath");

    /// <summary>A silo with grains that subscribe.</summary>
    public static string SubscribingSilo => Value("SubscribingSiloPath");

    private static string Value(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
