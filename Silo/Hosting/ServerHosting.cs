using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>The process: it listens at once, stops within 30 s, and refuses to start with one line.</summary>
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
    /// <returns>The exit code.</returns>
    public static async Task<int> RunServer(this WebApplication app)
    {
        var (log, started) = (app.Logger, false);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            started = true;
            LogWhereabouts(app);
        });
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception refusal) when (!started && Refusal(refusal) is { } reason)
        {
            LogRefused(log, reason);
            return 1;
        }
        catch (Exception error) when (!started)
        {
            LogFailed(log, error);
            return 1;
        }
    }

    // what is mended by setting something is one line; a fault is told whole
    private static string? Refusal(Exception? error) => error switch
    {
        null => null,
        RefusedToStartException or OptionsValidationException => error.Message,
        AddressInUseException => $"{error.Message}: stop what listens there, or set Urls.",
        _ => Refusal(error.InnerException),
    };

    private static void LogWhereabouts(WebApplication app)
    {
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var endpoints = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var urls = string.Join(", ", app.Urls);
        var store = storage.Provider is StorageProvider.Sqlite ? storage.FullPath : "memory, so all is lost on exit";
        LogReady(app.Logger, urls, store, endpoints.SiloPort, endpoints.GatewayPort);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Ready on {Urls}. Everything is kept in {Storage}. Silo port {SiloPort}, gateway {GatewayPort}.")]
    private static partial void LogReady(ILogger logger, string urls, string storage, int siloPort, int gatewayPort);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Not started. {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Not started.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
