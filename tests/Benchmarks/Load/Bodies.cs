using System.Globalization;
using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Webhooks as VoIPBin sends them today, with every field.</summary>
internal static class Bodies
{
    public static readonly DateTimeOffset Noon = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    private const string None = "00000000-0000-0000-0000-000000000000";
    private const string Customer = "5e4a0680-804e-11ec-8477-2fea5968d85b";

    private const string Action = """
        {"id":"2e7ec294-fc66-4039-8446-6590b82ed54f","next_id":"00000000-0000-0000-0000-000000000000","type":"talk",
        "option":{"text":"Welcome. All of our agents are busy, please hold the line.","language":"en-US"}}
        """;

    /// <summary>A call's.</summary>
    public static byte[] Call(string id, string type, string status, DateTimeOffset created, DateTimeOffset? updated) =>
        Compact($$"""
            {"type":"{{type}}","data":{"id":"{{id}}","customer_id":"{{Customer}}","owner_type":"","owner_id":"{{None}}",
            "flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c","activeflow_id":"74ac5405-7c70-4184-9388-1c9f8f8ce25f",
            "type":"flow","master_call_id":"{{None}}","recording_id":"{{None}}","groupcall_id":"{{None}}",
            "source":{"type":"tel","target":"+821100000002"},"destination":{"type":"tel","target":"+821100000001"},
            "status":"{{status}}","action":{{Action}},"direction":"incoming","hangup_by":"","hangup_reason":"",
            "tm_create":"{{Time(created)}}","tm_update":{{TimeOrNull(updated)}}
            }
            }
            """);

    /// <summary>An activeflow's.</summary>
    public static byte[] Activeflow(
        string id, string reference, string type, string status, DateTimeOffset created, DateTimeOffset? updated) =>
        Compact($$"""
            {"type":"{{type}}","data":{"id":"{{id}}","customer_id":"{{Customer}}",
            "flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c","status":"{{status}}","reference_type":"call",
            "reference_id":"{{reference}}","reference_activeflow_id":"{{None}}","on_complete_flow_id":"{{None}}",
            "current_action":{{Action}},"forward_action_id":"{{None}}","executed_actions":[{{Action}}],
            "tm_create":"{{Time(created)}}","tm_update":{{TimeOrNull(updated)}},"tm_delete":null
            }
            }
            """);

    /// <summary>A queuecall's.</summary>
    public static byte[] Queuecall(
        string id, string reference, string type, string status, DateTimeOffset created, DateTimeOffset? updated) =>
        Compact($$"""
            {"type":"{{type}}","data":{"id":"{{id}}","customer_id":"{{Customer}}","reference_type":"call",
            "reference_id":"{{reference}}","status":"{{status}}","service_agent_id":"{{None}}",
            "tm_create":"{{Time(created)}}","tm_service":null,"tm_update":{{TimeOrNull(updated)}},"tm_delete":null
            }
            }
            """);

    /// <summary>An agent's.</summary>
    public static byte[] Agent(string id, string type, string status, DateTimeOffset created, DateTimeOffset? updated) =>
        Compact($$"""
            {"type":"{{type}}","data":{"id":"{{id}}","customer_id":"{{Customer}}","username":"test1","name":"agent",
            "detail":"","ring_method":"ringall","status":"{{status}}","permission":16,"tag_ids":null,
            "addresses":[{"type":"tel","target":"+15559876543"}],
            "tm_create":"{{Time(created)}}","tm_update":{{TimeOrNull(updated)}}
            }
            }
            """);

    // the line breaks are this file's, VoIPBin sends none
    private static byte[] Compact(string body) => Encoding.UTF8.GetBytes(body.ReplaceLineEndings(""));

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string TimeOrNull(DateTimeOffset? time) => time is { } known ? $"\"{Time(known)}\"" : "null";
}
