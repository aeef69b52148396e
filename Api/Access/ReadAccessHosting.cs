using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

internal static class ReadAccessHosting
{
    public static void AddReadAccess(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenReads>();
        builder.Services.AddSingleton<ReadAccess>();
    }

    /// <summary>Turns away whoever may not ask, before anything else of the request is read.</summary>
    public static void UseReadAccess(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<ReadAccess>();
        app.Use(async (http, next) =>
        {
            if (http.GetEndpoint()?.Metadata is { } metadata
                && metadata.GetMetadata<NeededScope>() is { } needed
                && access.Refuse(http, needed.Scope, metadata.GetMetadata<SeveralTenants>() is not null) is { } refusal)
            {
                await refusal.ExecuteAsync(http);
                return;
            }

            await next(http);
        });
    }

    /// <summary>
    /// The group of everything that needs this scope; for <see cref="Scope.Ingest"/> the tenant is the path's.
    /// </summary>
    public static RouteGroupBuilder MapReads(this WebApplication app, Scope scope) =>
        app.MapGroup("/v1").WithMetadata(new NeededScope(scope));
}
