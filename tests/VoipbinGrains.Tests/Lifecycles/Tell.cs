using System.Text;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>Events as VoIPBin would tell them, all of one resource and one morning.</summary>
internal static class Tell
{
    public const string Id = "593555d2-787e-4b06-862f-407bb2e43be1";

    /// <summary>An event of today. Times are of the day, such as <c>10:00:02.5</c>; null is unset.</summary>
    public static WebhookEvent Event(
        string type, string? status, string? update = null, string? create = "10:00:00", string? delete = null,
        string? more = null) =>
        Data(type, string.Join(',', new[]
        {
            Member("status", status),
            Member("tm_create", Today(create)),
            Member("tm_update", Today(update)),
            Member("tm_delete", Today(delete)),
            more,
        }.Where(member => member is not null)));

    /// <summary>An event with these members beside its id.</summary>
    public static WebhookEvent Data(string type, string members) =>
        Bodies.Event(Encoding.UTF8.GetBytes(
            $$$"""{"type":"{{{type}}}","data":{"id":"{{{Id}}}"{{{(members.Length > 0 ? "," : "")}}}{{{members}}}}}"""));

    private static string? Today(string? time) => time is null ? null : $"2026-03-01T{time}Z";

    private static string? Member(string name, string? value) => value is null ? null : $"\"{name}\":\"{value}\"";
}
