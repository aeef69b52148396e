using VoipbinGrains.Api.Health;

namespace VoipbinGrains.Api.Hosting;

/// <summary>A program that listens: what a silo and an edge of its own have in common.</summary>
public static class ServerProgram
{
    /// <summary>Runs it until it is told to stop, or tells why it does not start.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="add">Adds what it consists of, and its health checks.</param>
    /// <param name="map">Maps its paths.</param>
    /// <param name="whereabouts">Where it keeps things and whom it talks to, in a sentence, once it is ready.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(
        string[] args,
        Action<WebApplicationBuilder, IHealthChecksBuilder> add,
        Action<WebApplication> map,
        Func<WebApplication, string> whereabouts)
    {
        if (args is [HashKeyCommand.Name, ..])
        {
            return HashKeyCommand.Run(args);
        }

        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.AddServer();
            builder.AddTelemetry();
            add(builder, builder.AddVoipbinHealth());

            var app = builder.Build();
            app.MapVoipbinHealth();
            map(app);
            await app.RunServer(() => whereabouts(app));
            return 0;
        }
        catch (Exception error)
        {
            return StartRefusal.Tell(error);
        }
    }
}
