namespace VoipbinGrains.Api.Spooling;

internal static class SpoolHosting
{
    public static void AddSpool(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SpoolOptions>()
            .BindConfiguration(SpoolOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<Spool>();
        builder.Services.AddSingleton<Patience>();
        builder.Services.AddSingleton<Outage>();
        builder.Services.AddSingleton<WebhookDelivery>();
        builder.Services.AddHostedService<SpoolDrain>();
        builder.Services.AddHealthChecks().AddCheck<SpoolCheck>(SpoolCheck.Name);
    }
}
