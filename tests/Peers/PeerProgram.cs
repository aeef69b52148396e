namespace VoipbinGrains.Peers;

/// <summary>What every peer does besides what it is measured for.</summary>
internal static class PeerProgram
{
    /// <summary>A web application that logs nothing, as the product does for a webhook.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>Where the peer keeps what it is told: a file, or a connection string.</summary>
    public static string Store(this WebApplicationBuilder builder) =>
        builder.Configuration["store"] ?? throw new ArgumentException("--store is missing.");

    /// <summary>Runs until the process is told to stop.</summary>
    /// <param name="app">The application.</param>
    /// <param name="prepare">What must be done before it is ready.</param>
    public static async Task<int> Run(WebApplication app, Func<Task>? prepare = null)
    {
        await using (app)
        {
            await app.StartAsync();
            await (prepare?.Invoke() ?? Task.CompletedTask);
            await Console.Out.WriteLineAsync($"Ready on {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
    }
}
