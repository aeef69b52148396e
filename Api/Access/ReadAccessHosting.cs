using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>Who may ask for what.</summary>
public static class ReadAccessHosting
{
    internal static void AddReadAccess(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddSingleton<OpenReads>();
        StreamTokens.Demand(builder.Configuration);
        builder.Services.AddSingleton<StreamTokens>();
        builder.Services.AddSingleton<ReadAccess>();
        builder.Services.AddSingleton<OperatorAccess>();
        builder.Services.AddSingleton<OpenDoors>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OpenDoors>());
        builder.Services.AddHealthChecks().AddCheck<OpenDoorsCheck>("doors");
    }

    /// <summary>Hides what is not served at the address by which a request came.</summary>
    internal static void UseListeners(this WebApplication app)
    {
        var listeners = app.Services.GetRequiredService<Listeners>();
        app.Use((http, next) => http.GetEndpoint() is { } endpoint
            && !listeners.Serve(http, endpoint.Metadata.GetMetadata<ServedTo>()?.Audience ?? Audience.Readers)
                ? Problem.NothingHere().ExecuteAsync(http)
                : next(http));
    }

    /// <summary>Turns away whoever may not ask, before anything else of the request is read.</summary>
    internal static void UseReadAccess(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<ReadAccess>();
        var operators = app.Services.GetRequiredService<OperatorAccess>();
        app.Use((http, next) =>
            http.GetEndpoint()?.Metadata.GetMetadata<OperatorOnly>() is not null
            && operators.Refuse(http) is { } stranger
                ? stranger.ExecuteAsync(http)
            : http.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetMetadata<NeededScope>() is { } needed
            && access.Refuse(http, needed.Scope, metadata.GetMetadata<SeveralTenants>() is not null) is { } refusal
                ? refusal.ExecuteAsync(http)
                : next(http));
    }

    /// <summary>The group of pages for whoever operates the server.</summary>
    public static RouteGroupBuilder MapOperatorPages(this WebApplication app) =>
        app.MapGroup("").WithMetadata(new OperatorOnly());

    /// <summary>
    /// The group of everything that needs this scope; for <see cref="Scope.Ingest"/> the tenant is the path's.
    /// </summary>
    internal static RouteGroupBuilder MapReads(this WebApplication app, Scope scope) =>
        app.MapGroup("/v1").WithMetadata(new NeededScope(scope));
}
