using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Tenants;

namespace VoipbinGrains.Api.Audit;

/// <summary>What operators asked for, newest first.</summary>
internal static class AuditEndpoints
{
    public static void AddAudit(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<AuditLog>();

    public static void MapAudit(this RouteGroupBuilder ops) => ops.MapGet("/audit", List);

    private static Task<Results<Ok<Page<AuditView>>, ProblemHttpResult>> List(
        HttpRequest request, IGrainFactory grains, AskedTenant tenant) =>
        new NumberedList<AuditEntry, AuditView>(
            $"audit/{tenant.Name}",
            grains.GetGrain<ITenantGrain>(tenant.Name).ListNotes,
            note => note.Id,
            _ => 0,
            note => AuditView.Of(tenant.Name, note)).Answer(request);
}

/// <summary>Something that an operator asked for.</summary>
internal sealed record AuditView(
    string Id, string Tenant, DateTimeOffset At, string Who, string Action, string Subject)
{
    public static AuditView Of(string tenant, AuditEntry note) => new(
        note.Id.ToString(CultureInfo.InvariantCulture), tenant, note.At, note.Who, note.Action, note.Subject);
}
