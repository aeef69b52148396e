using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Postgres;
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
            silo.AddJournal(
                builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new(),
                builder.Configuration.GetConnectionString(PostgresAddress.Name));
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = LongestCall);
            silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = LongestCall);
        });
    }

    private static void AddLocalCluster(this ISiloBuilder silo, IConfiguration orleans) => silo.UseLocalhostClustering(
        orleans.GetValue<int?>("Endpoints:SiloPort") ?? FreePort(DefaultSiloPort),
        orleans.GetValue<int?>("Endpoints:GatewayPort") ?? FreePort(DefaultGatewayPort),
        serviceId: orleans["ServiceId"] ?? DefaultName,
        clusterId: orleans["ClusterId"] ?? DefaultName);

    private static void AddJournal(this ISiloBuilder silo, StorageOptions storage, string? connectionString)
    {
        switch (storage.Provider)
        {
            case StorageProvider.Memory:
                silo.AddMemoryJournal(storage.Retain);
                break;
            case StorageProvider.Postgres:
                silo.AddPostgresJournal(new PostgresJournalOptions
                {
                    Address = PostgresAddress.Of(connectionString),
                    Retain = storage.Retain,
                    ApplySchema = storage.ApplySchema,
                    AllowUnsafe = storage.AllowUnsafe,
                });
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
