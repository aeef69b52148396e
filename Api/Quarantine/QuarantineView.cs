using System.Globalization;
using System.Text.Json.Serialization;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>A body that was not let in; the body itself is base64, and left out of a list as its headers are.</summary>
internal sealed record QuarantineView(
    string Id,
    string Tenant,
    DateTimeOffset ReceivedAt,
    string Code,
    string Detail,
    long Size,
    string Sha256,
    bool Truncated,
    string? ContentType,
    DateTimeOffset? ReplayedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] byte[]? Body,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? Headers)
{
    public static QuarantineView Of(string tenant, QuarantinedBody kept, bool isWhole) => new(
        kept.Id.ToString(CultureInfo.InvariantCulture),
        tenant,
        kept.ReceivedAt,
        kept.Code,
        kept.Detail,
        kept.Size,
        kept.Sha256,
        kept.Truncated,
        kept.ContentType,
        kept.ReplayedAt,
        isWhole ? kept.Body.ToArray() : null,
        isWhole ? KeptHeaders.Read(kept.Headers) : null);
}
