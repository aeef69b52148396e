using System.Diagnostics;
using Orleans.Configuration;

namespace VoipbinGrains.Api.Hosting;

/// <summary>The edge without a silo: an Orleans client that finds the silos by the database that they share.</summary>
internal static partial class ClientHosting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

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

            client.UseConnectionRetryFilter(new Retry(address).Next);
        });
    }

    /// <summary>Where the silos are looked for, in a sentence.</summary>
    public static string TellWhereabouts(this WebApplication app) =>
        $"Its silos are those of the {app.Services.GetRequiredService<PostgresAddress>()}.";

    // silos may be starting too, so they are looked for again, but not for ever: a wrong setting must be told
    private sealed class Retry(PostgresAddress address)
    {
        private readonly long start = Stopwatch.GetTimestamp();

        public async Task<bool> Next(Exception failure, CancellationToken stop)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new RefusedToStartException(
                    $"No silo of this cluster can be reached by the {address}: start one with "
                        + "Storage:Provider=Postgres and the same ConnectionStrings:voipbin, Orleans:ClusterId and "
                        + "Orleans:ServiceId.",
                    failure);
            }

            await Task.Delay(BetweenTries, stop);
            return true;
        }
    }
}
