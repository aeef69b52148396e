using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>Which silos are one cluster: one of its own on loopback, or all that share a database.</summary>
internal static class SiloCluster
{
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    /// <summary>A cluster of this silo alone.</summary>
    public static void AddLocalCluster(this ISiloBuilder silo, IConfiguration orleans)
    {
        silo.UseLocalhostClustering(
            orleans.GetValue<int?>("Endpoints:SiloPort") ?? FreePort(DefaultSiloPort),
            orleans.GetValue<int?>("Endpoints:GatewayPort") ?? FreePort(DefaultGatewayPort));
        silo.Configure<ClusterOptions>(cluster => cluster.Name(orleans));

        // the directory itself is here: a cache of it costs each grain 150 bytes and saves nothing
        silo.Configure<GrainDirectoryOptions>(
            directory => directory.CachingStrategy = GrainDirectoryOptions.CachingStrategyType.None);
    }

    /// <summary>
    /// A cluster of all silos whose journal is in the same database. A silo that is gone is noticed within a second, so
    /// that VoIPBin's three tries in two seconds meet another.
    /// </summary>
    /// <exception cref="RefusedToStartException">An address cannot be read.</exception>
    public static void AddPostgresCluster(this ISiloBuilder silo, IConfiguration orleans, PostgresAddress address)
    {
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = ClusterSettings.PostgresInvariant;
            clustering.ConnectionString = address.With(_ => { }).ConnectionString;
        });
        silo.Configure<ClusterOptions>(cluster => cluster.Name(orleans));
        silo.ConfigureEndpoints(
            orleans.GetValue("Endpoints:SiloPort", DefaultSiloPort),
            orleans.GetValue("Endpoints:GatewayPort", DefaultGatewayPort));
        if (AdvertisedAddress(orleans) is { } advertised)
        {
            silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = advertised);
        }

        silo.Configure<ConnectionOptions>(connections => connections.FailSoon());
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromMilliseconds(600);
            membership.MaxProbeTimeout = TimeSpan.FromMilliseconds(600);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
            membership.EnableIndirectProbes = true;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);

            // if all died at once, whoever starts at another address waits for them three times as long
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
            orleans.GetSection("Membership").Bind(membership);
        });
    }

    private static IPAddress? AdvertisedAddress(IConfiguration orleans) =>
        orleans["Endpoints:AdvertisedIPAddress"] switch
        {
            null or "" => null,
            var text when IPAddress.TryParse(text, out var address) => address,
            var text => throw new RefusedToStartException(
                $"Orleans:Endpoints:AdvertisedIPAddress is «{text}», which is no IP address: "
                    + "set it to the one at which the other silos reach this one."),
        };

    private static int FreePort(int preferred) => IsFree(preferred) ? preferred : AnyFreePort();

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
