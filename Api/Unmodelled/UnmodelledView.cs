using VoipbinGrains.Api.Json;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Api.Unmodelled;

/// <summary>An event of a type that is not modelled.</summary>
internal sealed record UnmodelledView(
    Position Position, string Tenant, string Type, string? Id, DateTimeOffset ReceivedAt, RawJson Data)
{
    public static UnmodelledView Of(string tenant, UnmodelledEvent heard, Hidden hidden) => new(
        new Position(heard.Position),
        tenant,
        heard.Type,
        heard.Id,
        heard.ReceivedAt,
        new RawJson(Veil.Over(heard.Data, hidden)));
}
