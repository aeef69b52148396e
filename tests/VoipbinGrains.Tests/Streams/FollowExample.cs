using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

/// <summary>The client of docs/subscribe.md: what stands there is this file's.</summary>
internal static class FollowExample
{
    public static async Task<IHost> Connect(int gateway)
    {
        var host = Host.CreateDefaultBuilder().UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway));
            client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "voipbin");
            client.AddVoipbinStreams();
        }).ConfigureLogging(logging => logging.ClearProviders()).Build();
        await host.StartAsync();
        return host;
    }

    public static async Task<VoipbinSubscription> FollowCall(IHost host, Guid id, Action<string> tell)
    {
        var client = host.Services.GetRequiredService<IClusterClient>();
        return await VoipbinSubscription.Start(client, VoipbinStreams.Call(id), change =>
        {
            tell($"{change.Version}: {change.Event}, {change.PreviousStatus} → {change.Status}");
            return Task.CompletedTask;
        });
    }

    public static async Task<VoipbinSubscription> FollowQueuecalls(IHost host, string file, Action<Change> use)
    {
        var client = host.Services.GetRequiredService<IClusterClient>();
        long? saved = File.Exists(file)
            ? long.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture)
            : null;
        return await VoipbinSubscription.Start(
            client, VoipbinStreams.Kind("queuecall"),
            async change =>
            {
                use(change);
                await File.WriteAllTextAsync($"{file}.new", $"{change.Position}");
                File.Move($"{file}.new", file, overwrite: true);
            },
            after: saved);
    }
}
