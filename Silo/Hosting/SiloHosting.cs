using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>The silo: one of its own on loopback, over the configured journal.</summary>
internal static class SiloHosting
{
    private const string DefaultName = "voipbin";
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    // VoIPBin waits 15 s for an answer, a caller that waits longer than this has lost its silo
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    public static void AddVoipbinSilo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.UseOrleans(silo =>
        {
            silo.AddLocalCluster(builder.Configuration.GetSection("Orleans"));
            silo.AddJournal(builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new());
            if (builder.Configuration.HasTelemetry())
            {
                silo.AddActivityPropagation();
            }

            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = LongestCall);
            silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = LongestCall);
        });
    }

    /// <summary>Where everything is kept, and the silo's ports, in two sentences.</summary>
    public static string TellWhereabouts(this WebApplication app)
    {
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var endpoints = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var store = storage.Provider is StorageProvider.Sqlite ? storage.FullPath : "memory, so all is lost on exit";
        return $"Everything is kept in {store}. Silo port {endpoints.SiloPort}, gateway {endpoints.GatewayPort}.";
    }

    private static void AddLocalCluster(this ISiloBuilder silo, IConfiguration orleans) => silo.UseLocalhostClustering(
        orleans.GetValue<int?>("Endpoints:SiloPort") ?? FreePort(DefaultSiloPort),
        orleans.GetValue<int?>("Endpoints:GatewayPort") ?? FreePort(DefaultGatewayPort),
        serviceId: orleans["ServiceId"] ?? DefaultName,
        clusterId: orleans["ClusterId"] ?? DefaultName);

    private static void AddJournal(this ISiloBuilder silo, StorageOptions storage)
    {
        switch (storage.Provider)
        {
            case StorageProvider.Memory:
                silo.AddMemoryJournal(storage.Retain);
                break;
            default:
                silo.AddSqliteJournal(new SqliteJournalOptions
                {
                    Path = storage.FullPath,
                    Retain = storage.Retain,
                });
                break;
        }
    }

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
