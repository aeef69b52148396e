using Orleans.Configuration;

namespace VoipbinGrains.Api.Hosting;

/// <summary>What silos and their clients agree on, and how soon they notice that one of them is gone.</summary>
public static class ClusterSettings
{
    /// <summary>The configuration section, as Orleans names it.</summary>
    public const string Section = "Orleans";

    /// <summary>Npgsql's name in Orleans' membership over PostgreSQL.</summary>
    public const string PostgresInvariant = "Npgsql";

    /// <summary>
    /// How long a call may take. VoIPBin waits 15 s for an answer; whoever waits longer than this has lost its silo.
    /// </summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private const string DefaultName = "voipbin";

    /// <summary>Names the cluster.</summary>
    /// <param name="cluster">The options to set.</param>
    /// <param name="orleans">The configuration's section <see cref="Section"/>.</param>
    public static void Name(this ClusterOptions cluster, IConfiguration orleans)
    {
        cluster.ClusterId = orleans["ClusterId"] ?? DefaultName;
        cluster.ServiceId = orleans["ServiceId"] ?? DefaultName;
    }

    /// <summary>Lets connections to a silo that is gone fail soon, and be tried again soon.</summary>
    /// <param name="connections">The options to set.</param>
    public static void FailSoon(this ConnectionOptions connections)
    {
        connections.OpenConnectionTimeout = TimeSpan.FromSeconds(1);
        connections.ConnectionRetryDelay = TimeSpan.FromMilliseconds(200);
    }
}
