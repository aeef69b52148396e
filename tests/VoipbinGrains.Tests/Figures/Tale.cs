using System.Globalization;

namespace VoipbinGrains.Tests.Figures;

/// <summary>A contact centre's day as VoIPBin would tell it, step by step. Times are of one day, UTC.</summary>
internal sealed class Tale(string date)
{
    private readonly List<byte[]> bodies = [];

    public IReadOnlyList<byte[]> Bodies => bodies;

    public static Guid Id(int number) => new($"{number:x8}-0000-4000-8000-000000000000");

    /// <summary>A call begins; its end, if it has one, is told at once.</summary>
    public Tale Call(int call, string create, string? hangup = null)
    {
        Tell("call_created", call, $"\"status\":\"ringing\",\"tm_create\":\"{At(create)}\"");
        return hangup is null ? this : Tell(
            "call_hangup",
            call,
            $"""
            "status":"hangup","tm_create":"{At(create)}","tm_update":"{At(hangup)}","tm_hangup":"{At(hangup)}"
            """);
    }

    /// <summary>The flow of a call takes the step that leads into a queue.</summary>
    public Tale Join(int flow, int call, int queue, string at) => Tell(
        "activeflow_updated",
        flow,
        $$"""
        "reference_type":"call","reference_id":"{{Id(call)}}","status":"running","tm_update":"{{At(at)}}",
        "current_action":{"id":"{{Id(queue + 1000)}}","type":"queue_join","option":{"queue_id":"{{Id(queue)}}"},
        "tm_execute":"{{At(at)}}"}
        """);

    /// <summary>A queuecall gets a status.</summary>
    /// <param name="stay">The queuecall.</param>
    /// <param name="call">Its call.</param>
    /// <param name="create">When it began.</param>
    /// <param name="type">What happens to it.</param>
    /// <param name="status">Its status then.</param>
    /// <param name="at">When; null for the beginning.</param>
    /// <param name="agent">The agent; 0 for none.</param>
    /// <param name="service">When its service began, if that is told.</param>
    public Tale Stay(
        int stay, int call, string create, string type, string status, string? at = null, int agent = 0,
        string? service = null) => Tell(
        $"queuecall_{type}",
        stay,
        $"""
        "reference_type":"call","reference_id":"{Id(call)}","status":"{status}",
        "service_agent_id":"{(agent == 0 ? Guid.Empty : Id(agent))}",
        "tm_create":"{At(create)}","tm_update":{Time(at)},"tm_service":{Time(service)}
        """);

    /// <summary>A queuecall is created, served and over.</summary>
    public Tale Served(int stay, int call, string create, string service, string done, int agent) => this
        .Stay(stay, call, create, "created", "initiating")
        .Stay(stay, call, create, "waiting", "waiting", create)
        .Stay(stay, call, create, "serviced", "service", service, agent, service)
        .Stay(stay, call, create, "done", "done", done, agent, service);

    /// <summary>A queuecall is created and given up.</summary>
    public Tale GivenUp(int stay, int call, string create, string abandoned) => this
        .Stay(stay, call, create, "created", "initiating")
        .Stay(stay, call, create, "abandoned", "abandoned", abandoned);

    public Tale Agent(int agent, string status, string at) => Tell(
        "agent_status_updated",
        agent,
        $"\"name\":\"Agent {agent}\",\"status\":\"{status}\",\"tm_update\":\"{At(at)}\"");

    public Tale Tell(string type, int id, string members)
    {
        bodies.Add(ToldFeed.Utf8($$$"""{"type":"{{{type}}}","data":{"id":"{{{Id(id)}}}",{{{members}}}}}"""));
        return this;
    }

    private string Time(string? time) => time is null ? "null" : $"\"{At(time)}\"";

    // "-22:59:50" is of the evening before
    private string At(string time) => time[0] == '-'
        ? $"{DateOnly.Parse(date, CultureInfo.InvariantCulture).AddDays(-1):yyyy-MM-dd}T{time[1..]}Z"
        : $"{date}T{time}Z";
}
