using System.Globalization;
using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Webhooks as VoIPBin sends them today, with every field.</summary>
internal static class Bodies
{
    private const string None = "00000000-0000-0000-0000-000000000000";
    private const string Customer = "5e4a0680-804e-11ec-8477-2fea5968d85b";

    private const string Action = """
        {"id":"2e7ec294-fc66-4039-8446-6590b82ed54f","next_id":"00000000-0000-0000-0000-000000000000","type":"talk",
        "option":{"text":"Welcome. All of our agents are busy, please hold the line.","language":"en-US"}}
        """;

    /// <summary>What VoIPBin sends to tell it.</summary>
    public static byte[] Of(Told told) => Compact(told.Resource switch
    {
        "call" => Call(told),
        "activeflow" => Activeflow(told),
        "queuecall" => Queuecall(told),
        _ => Agent(told),
    });

    private static string Call(Told told) => $$"""
        {"type":"{{told.Type}}","data":{"id":"{{told.Id}}","customer_id":"{{Customer}}","owner_type":"",
        "owner_id":"{{None}}","flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c",
        "activeflow_id":"74ac5405-7c70-4184-9388-1c9f8f8ce25f","type":"flow","master_call_id":"{{None}}",
        "recording_id":"{{None}}","groupcall_id":"{{None}}","source":{"type":"tel","target":"+821100000002"},
        "destination":{"type":"tel","target":"+821100000001"},"status":"{{told.Status}}","action":{{Action}},
        "direction":"incoming","hangup_by":"","hangup_reason":"","tm_create":"{{Time(told.Created)}}",
        "tm_update":{{TimeOrNull(told.Updated)}}
        }
        }
        """;

    private static string Activeflow(Told told) => $$"""
        {"type":"{{told.Type}}","data":{"id":"{{told.Id}}","customer_id":"{{Customer}}",
        "flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c","status":"{{told.Status}}","reference_type":"call",
        "reference_id":"{{told.Reference}}","reference_activeflow_id":"{{None}}","on_complete_flow_id":"{{None}}",
        "current_action":{{Action}},"forward_action_id":"{{None}}","executed_actions":[{{Action}}],
        "tm_create":"{{Time(told.Created)}}","tm_update":{{TimeOrNull(told.Updated)}},"tm_delete":null
        }
        }
        """;

    private static string Queuecall(Told told) => $$"""
        {"type":"{{told.Type}}","data":{"id":"{{told.Id}}","customer_id":"{{Customer}}","reference_type":"call",
        "reference_id":"{{told.Reference}}","status":"{{told.Status}}","service_agent_id":"{{None}}",
        "tm_create":"{{Time(told.Created)}}","tm_service":null,"tm_update":{{TimeOrNull(told.Updated)}},"tm_delete":null
        }
        }
        """;

    private static string Agent(Told told) => $$"""
        {"type":"{{told.Type}}","data":{"id":"{{told.Id}}","customer_id":"{{Customer}}","username":"test1",
        "name":"agent","detail":"","ring_method":"ringall","status":"{{told.Status}}","permission":16,"tag_ids":null,
        "addresses":[{"type":"tel","target":"+15559876543"}],"tm_create":"{{Time(told.Created)}}",
        "tm_update":{{TimeOrNull(told.Updated)}}
        }
        }
        """;

    // the line breaks are this file's, VoIPBin sends none
    private static byte[] Compact(string body) => Encoding.UTF8.GetBytes(body.ReplaceLineEndings(""));

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string TimeOrNull(DateTimeOffset? time) => time is { } known ? $"\"{Time(known)}\"" : "null";
}

/// <summary>What is told of a resource.</summary>
/// <param name="Resource">Its kind in the singular.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">The event.</param>
/// <param name="Status">Its status.</param>
/// <param name="Created">When it was created.</param>
/// <param name="Updated">When it was updated; null if it was not.</param>
/// <param name="Reference">The call that it belongs to, if its kind has one.</param>
internal sealed record Told(
    string Resource,
    string Id,
    string Type,
    string Status,
    DateTimeOffset Created,
    DateTimeOffset? Updated,
    string Reference = "");
