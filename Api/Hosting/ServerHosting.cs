namespace VoipbinGrains.Api.Hosting;

/// <summary>The process: it listens at once and stops within 30 s.</summary>
public static partial class ServerHosting
{
    private const string DefaultUrl = "http://localhost:5080";
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <summary>Lets it listen where it is told to.</summary>
    public static void AddServer(this WebApplicationBuilder builder)
    {
        var set = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        var urls = string.IsNullOrEmpty(set) ? DefaultUrl : set;
        var readUrls = ReadUrls.Of(builder.Configuration, urls);
        if (urls != set || readUrls.Count > 0)
        {
            builder.WebHost.UseUrls([urls, .. readUrls]);
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
    /// <param name="app">The process.</param>
    /// <param name="whereabouts">Where it keeps things and whom it talks to, in a sentence, once it is ready.</param>
    public static async Task RunServer(this WebApplication app, Func<string> whereabouts)
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

            var (urls, rest) = (string.Join(", ", app.Urls), whereabouts());
            LogReady(app.Logger, urls, rest);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready on {Urls}. {Whereabouts}")]
    private static partial void LogReady(ILogger logger, string urls, string whereabouts);

    [LoggerMessage(Level = LogLevel.Debug, Message = "What had started did not stop cleanly.")]
    private static partial void LogStoppedBadly(ILogger logger, Exception error);
}
