using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using VoipbinGrains.Streams;

namespace VoipbinGrains.ClusterTests.Streams;

/// <summary>This process as a client of the cluster.</summary>
internal static class StreamClient
{
    /// <summary>Connects to the silos; the host is to be stopped.</summary>
    public static async Task<IHost> Connect(IEnumerable<int> gateways)
    {
        var host = Host.CreateDefaultBuilder().UseOrleansClient(client =>
        {
            client.UseStaticClustering([.. gateways.Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
            client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "voipbin");
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(2));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            client.AddVoipbinStreams();
        }).ConfigureLogging(logging => logging.ClearProviders()).Build();
        await host.StartAsync();
        return host;
    }

    public static IClusterClient Client(this IHost host) => host.Services.GetRequiredService<IClusterClient>();
}
