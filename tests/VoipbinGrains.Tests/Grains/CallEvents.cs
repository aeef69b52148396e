using System.Text;
using VoipbinGrains.Calls;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Grains;

/// <summary>Events of one call.</summary>
internal sealed class CallEvents(Guid call)
{
    public WebhookEvent Created() => Read($$"""
        {
          "type": "call_created",
          "data": { "id": "{{call}}", "status": "dialing", "tm_create": "2026-10-01T10:00:00Z" }
        }
        """);

    public WebhookEvent At(int second, CallStatus status) =>
        Read($$"""
            {
              "type": "call_updated",
              "data": {
                "id": "{{call}}",
                "status": "{{status}}",
                "tm_update": "2026-10-01T10:{{second / 60:00}}:{{second % 60:00}}Z"
              }
            }
            """);

    private static WebhookEvent Read(string body) =>
        ((ModelledWebhook)WebhookReader.Read(Encoding.UTF8.GetBytes(body), DateTimeOffset.UnixEpoch)).Event;
}
