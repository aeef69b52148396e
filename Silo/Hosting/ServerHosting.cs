using Microsoft.Extensions.Options;
using Orleans.Configuration;
using VoipbinGrains.Silo.Journals.Postgres;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>The process: it listens at once and stops within 30 s.</summary>
internal static partial class ServerHosting
{
    private const string DefaultUrl = "http://localhost:5080";
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    public static void AddServer(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host =>
        {
            // the listener does not wait for the store: it answers 503 meanwhile
            host.ServicesStartConcurrently = true;
            host.ShutdownTimeout = LongestStop;
        });
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public static async Task RunServer(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (Exception) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                await StopWhatStarted(app);
                return;
            }
            catch
            {
                await StopWhatStarted(app);
                throw;
            }

            LogWhereabouts(app);
            await app.WaitForShutdownAsync();
        }
    }

    // what is disposed of while it runs tells of that in many lines
    private static async Task StopWhatStarted(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception error)
        {
            LogStoppedBadly(app.Logger, error);
        }
    }

    private static void LogWhereabouts(WebApplication app)
    {
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var endpoints = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var urls = string.Join(", ", app.Urls);
        var store = storage.Provider switch
        {
            StorageProvider.Sqlite => storage.FullPath,
            StorageProvider.Postgres => $"{app.Services.GetRequiredService<PostgresJournalOptions>().Address}",
            _ => "memory, so all is lost on exit",
        };
        LogReady(app.Logger, urls, store, endpoints.SiloPort, endpoints.GatewayPort);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Ready on {Urls}. Everything is kept in {Storage}. Silo port {SiloPort}, gateway {GatewayPort}.")]
    private static partial void LogReady(ILogger logger, string urls, string storage, int siloPort, int gatewayPort);

    [LoggerMessage(Level = LogLevel.Debug, Message = "What had started did not stop cleanly.")]
    private static partial void LogStoppedBadly(ILogger logger, Exception error);
}
