using VoipbinGrains.Api;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Hosting;

namespace VoipbinGrains.Silo;

/// <summary>
/// The whole product as a program; a program with grains of its own runs it too, and they are in the silo.
/// </summary>
public static class VoipbinSilo
{
    /// <summary>Runs it until it is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args)
    {
        if (args is [SchemaCommand.Name, ..])
        {
            return SchemaCommand.Run(args);
        }

        return await ServerProgram.Run(
            args,
            (builder, checks) =>
            {
                builder.AddVoipbinSilo();
                checks.AddSiloChecks();
                if (builder.Configuration.HasApi())
                {
                    builder.AddVoipbinApi();
                }
            },
            app =>
            {
                if (app.Configuration.HasApi())
                {
                    app.MapVoipbinApi();
                    app.MapDashboard();
                }
            },
            app => app.TellWhereabouts());
    }
}
