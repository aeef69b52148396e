using System.Globalization;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>Two callers of the last minutes: one was served in a queue, the other waits in it.</summary>
internal sealed class RecentStory
{
    public const string Call = "5371e9db-d035-4db6-a8d6-0994d33e744e";
    public const string Queue = "a4f9c2d0-7c3a-4b53-9f3e-0d5b6c1e7a10";
    public const string Agent = "eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b";

    private const string Waiting = "9b0f7c1a-2f64-4a0b-8d5e-6f4a1b2c3d02";
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    /// <summary>What VoIPBin sends of them.</summary>
    public IEnumerable<string> Bodies =>
    [
        Body("queue_created", Queue, $"\"name\":\"Support\",\"tm_create\":\"{Ago(900)}\""),
        Body("agent_status_updated", Agent, $"""
            "name":"test agent 1","status":"available","tm_create":"{Ago(900)}","tm_update":"{Ago(900)}"
            """),
        Of("call_progressing", Call, "progressing", created: 405, updated: 400),
        Joins("74ac5405-7c70-4184-9388-1c9f8f8ce25f", Call, at: 398),
        Stays("waiting", "waiting", Call, created: 398, updated: 397),
        Stays("serviced", "service", Call, created: 398, updated: 386, served: 386),
        Stays("done", "done", Call, created: 398, updated: 200, served: 386),
        Of("call_hangup", Call, "hangup", created: 405, updated: 199),
        Of("call_progressing", Waiting, "progressing", created: 45, updated: 42),
        Joins("85bd6516-8d81-4295-a499-2dae009df36f", Waiting, at: 40),
        Stays("waiting", "waiting", Waiting, created: 40, updated: 39),
    ];

    private string Of(string type, string id, string status, int created, int updated) => Body(type, id, $$"""
        "type":"flow","master_call_id":"{{Nobody}}","source":{"type":"tel","target":"+821100000002"},
        "destination":{"type":"tel","target":"+821100000001"},"status":"{{status}}","direction":"incoming",
        "tm_create":"{{Ago(created)}}","tm_update":"{{Ago(updated)}}"
        """);

    private string Joins(string flow, string call, int at) => Body("activeflow_updated", flow, $$"""
        "reference_type":"call","reference_id":"{{call}}","status":"running",
        "current_action":{"id":"3c6f1a2e-5b1d-4a53-8d6f-6f1f5a7f2b11","type":"queue_join",
        "option":{"queue_id":"{{Queue}}"},"tm_execute":"{{Ago(at)}}"},"tm_update":"{{Ago(at)}}"
        """);

    private string Stays(string type, string status, string call, int created, int updated, int? served = null) =>
        Body($"queuecall_{type}", $"1{call[1..]}", $"""
            "reference_type":"call","reference_id":"{call}","status":"{status}",
            "service_agent_id":"{(served is null ? Nobody : Agent)}","tm_create":"{Ago(created)}",
            "tm_service":{(served is { } at ? $"\"{Ago(at)}\"" : "null")},"tm_update":"{Ago(updated)}"
            """);

    private static string Body(string type, string id, string members) =>
        $$$"""{"type":"{{{type}}}","data":{"id":"{{{id}}}",{{{members}}}}}""";

    private string Ago(int seconds) => now.AddSeconds(-seconds).UtcDateTime.ToString(
        "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
