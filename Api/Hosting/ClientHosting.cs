using Orleans.Configuration;

namespace VoipbinGrains.Api.Hosting;

/// <summary>The edge without a silo: an Orleans client that finds the silos by the database that they share.</summary>
internal static class ClientHosting
{
    public static void AddVoipbinClient(this WebApplicationBuilder builder)
    {
        var orleans = builder.Configuration.GetSection(ClusterSettings.Section);
        var address = PostgresAddress.Of(builder.Configuration.GetConnectionString(PostgresAddress.Name));
        builder.Services.AddSingleton(address);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => cluster.Name(orleans));
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = ClusterSettings.PostgresInvariant;
                clustering.ConnectionString = address.With(_ => { }).ConnectionString;
            });
            client.Configure<ClientMessagingOptions>(messaging =>
                messaging.ResponseTimeout = ClusterSettings.LongestCall);
            client.Configure<ConnectionOptions>(connections => connections.FailSoon());
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            if (builder.Configuration.HasTelemetry())
            {
                client.AddActivityPropagation();
            }

            client.UseConnectionRetryFilter<SiloSearch>();
        });
    }

    /// <summary>Where the silos are looked for, in a sentence.</summary>
    public static string TellWhereabouts(this WebApplication app) =>
        $"Its silos are those of the {app.Services.GetRequiredService<PostgresAddress>()}.";
}
