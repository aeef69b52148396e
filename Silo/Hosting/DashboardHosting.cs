using Orleans.Dashboard;
using VoipbinGrains.Api.Access;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>
/// Orleans' own page on silos and grains, for whoever operates the server. It follows each call, so it is off unless it
/// is asked for.
/// </summary>
internal static class DashboardHosting
{
    private const string Enabled = "Dashboard:Enabled";
    private const string Path = "/dashboard";

    /// <summary>Takes the figures that the page shows, if it is asked for.</summary>
    public static void AddDashboard(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (configuration.GetValue(Enabled, defaultValue: false))
        {
            silo.AddDashboard(options => options.HideTrace = true); // a log may be told to others than this page
        }
    }

    /// <summary>Maps the page, if it is asked for.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        if (app.Configuration.GetValue(Enabled, defaultValue: false))
        {
            app.MapOperatorPages().MapOrleansDashboard(Path);
        }
    }
}
