using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.ClusterTests;

/// <summary>One cluster at a time, so that each has the machine for itself; all use one database server.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<PostgresServer>
{
    public const string Name = "one cluster";
}
