using Microsoft.Extensions.Options;
using Orleans.Configuration;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Silo.Journals.Sqlite;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>The silo over the configured journal.</summary>
internal static class SiloHosting
{
    /// <summary>Whether it has the HTTP API too, <c>Api:Enabled</c>.</summary>
    public static bool HasApi(this IConfiguration configuration) =>
        configuration.GetValue("Api:Enabled", defaultValue: true);

    public static void AddVoipbinSilo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        builder.Services.AddOptions<QuarantineOptions>()
            .BindConfiguration(QuarantineOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var quarantine = (builder.Configuration.GetSection(QuarantineOptions.Section).Get<QuarantineOptions>() ?? new())
            .Bounds(storage.Retain);
        var orleans = builder.Configuration.GetSection(ClusterSettings.Section);
        RefuseMixes(storage, builder.Configuration);
        builder.UseOrleans(silo =>
        {
            switch (storage.Provider)
            {
                case StorageProvider.Postgres:
                    var address = PostgresAddress.Of(builder.Configuration.GetConnectionString(PostgresAddress.Name));
                    silo.AddPostgresCluster(orleans, address);
                    silo.AddPostgresJournal(OptionsOf(storage, quarantine, address));
                    break;
                case StorageProvider.Memory:
                    silo.AddLocalCluster(orleans);
                    silo.AddMemoryJournal(storage.Retain, quarantine);
                    break;
                default:
                    silo.AddLocalCluster(orleans);
                    silo.AddSqliteJournal(new SqliteJournalOptions
                    {
                        Path = storage.FullPath,
                        Retain = storage.Retain,
                        Quarantine = quarantine,
                    });
                    break;
            }

            if (builder.Configuration.HasTelemetry())
            {
                silo.AddActivityPropagation();
            }

            silo.AddVoipbinStreams();
            silo.AddDashboard(builder.Configuration);
            silo.Configure<SiloMessagingOptions>(messaging =>
                messaging.ResponseTimeout = ClusterSettings.LongestCall);
            silo.Configure<ClientMessagingOptions>(messaging =>
                messaging.ResponseTimeout = ClusterSettings.LongestCall);
        });
    }

    /// <summary>Where everything is kept, and the silo's ports, in two sentences.</summary>
    public static string TellWhereabouts(this WebApplication app)
    {
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var endpoints = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var store = storage.Provider switch
        {
            StorageProvider.Postgres => $"the {app.Services.GetRequiredService<PostgresJournalOptions>().Address}",
            StorageProvider.Memory => "memory, so all is lost on exit",
            _ => storage.FullPath,
        };
        return $"Everything is kept in {store}. Silo port {endpoints.SiloPort}, gateway {endpoints.GatewayPort}.";
    }

    // each of these would be a cluster of one that its operator takes for a part of a greater one
    private static void RefuseMixes(StorageOptions storage, ConfigurationManager configuration)
    {
        if (storage.Provider is StorageProvider.Postgres)
        {
            return;
        }

        foreach (var setting in new[]
        {
            $"ConnectionStrings:{PostgresAddress.Name}",
            $"{ClusterSettings.Section}:Clustering:ProviderType",
            $"{ClusterSettings.Section}:Endpoints:AdvertisedIPAddress",
        })
        {
            if (!string.IsNullOrEmpty(configuration[setting]))
            {
                throw new RefusedToStartException(
                    $"{setting} is set, but with Storage:Provider={storage.Provider} a silo is alone: "
                        + $"set Storage:Provider to {StorageProvider.Postgres}, or take {setting} out.");
            }
        }
    }

    private static PostgresJournalOptions OptionsOf(
        StorageOptions storage, QuarantineBounds quarantine, PostgresAddress address) => new()
        {
            Address = address,
            Retain = storage.Retain,
            Quarantine = quarantine,
            ApplySchema = storage.ApplySchema,
            AllowUnsafe = storage.AllowUnsafe,
        };
}
