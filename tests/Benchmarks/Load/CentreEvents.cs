using System.Globalization;
using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>
/// What happens in a large contact centre, as lines of a batch: its queues, agents and live calls, the day until now,
/// and what goes on.
/// </summary>
/// <param name="agents">How many agents.</param>
/// <param name="queues">How many queues.</param>
/// <param name="calls">How many calls are live.</param>
internal sealed class CentreEvents(int agents, int queues, int calls)
{
    private const string None = "00000000-0000-0000-0000-000000000000";
    private const int EventsOfStay = 5;
    private const int StaysOfHundred = 4;
    private const int AgentsOfHundred = 10;
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(8);

    private readonly DateTimeOffset begin = TimeProvider.System.GetUtcNow();
    private readonly Ids ids = new(seed: 8);
    private readonly Queue<string> going = new();
    private int told;
    private int stays;

    /// <summary>Queues, agents and live calls, and queuecalls that were served since the day began.</summary>
    /// <param name="served">How many.</param>
    public IEnumerable<string> Past(int served)
    {
        var day = begin.TimeOfDay < LongestDay ? begin.TimeOfDay : LongestDay;
        return Enumerable.Range(0, queues).Select(Queue)
            .Concat(Enumerable.Range(0, agents).Select(agent => Agent(agent, "available", begin - day)))
            .Concat(Enumerable.Range(0, served).SelectMany(
                number => Stay(begin - (day * (1 - (double)number / served)))))
            .Concat(Enumerable.Range(0, calls).Select(call => Call($"{Webhooks.Known(call)}", "progressing", begin)));
    }

    /// <summary>What happens next: of a hundred events ten are of agents, twenty of queuecalls.</summary>
    public string Next(DateTimeOffset now)
    {
        if (going.Count == 0)
        {
            var part = Enumerable.Range(0, StaysOfHundred).SelectMany(_ => Stay(now))
                .Concat(Enumerable.Range(0, AgentsOfHundred).Select(
                    _ => Agent(++told % agents, told % 2 == 0 ? "available" : "busy", now)));
            foreach (var line in part)
            {
                going.Enqueue(line);
            }

            while (going.Count < 100)
            {
                going.Enqueue(Call($"{Webhooks.Known(++told % calls)}", "progressing", now.AddMicroseconds(told)));
            }
        }

        return going.Dequeue();
    }

    // waits for up to half a minute, talks for three
    private IEnumerable<string> Stay(DateTimeOffset left)
    {
        var number = stays++;
        var (call, stay, flow) = (ids.Next(), ids.Next(), ids.Next());
        var begun = left.AddSeconds(-(number % 30));
        var ended = left.AddMinutes(3);
        var agent = Id("a", number % agents);
        yield return Line("activeflow_updated", $"{flow}", $$"""
            "reference_type":"call","reference_id":"{{call}}","status":"running","tm_update":"{{Time(begun)}}",
            "current_action":{"id":"{{flow}}","type":"queue_join","option":{"queue_id":"{{Id("c", number % queues)}}"},
            "tm_execute":"{{Time(begun)}}"}
            """);
        yield return Queuecall(stay, call, "created", "initiating", None, begun, null, null);
        yield return Queuecall(stay, call, "serviced", "service", agent, begun, left, left);
        yield return Queuecall(stay, call, "done", "done", agent, begun, left, ended);
        yield return Call($"{call}", "hangup", ended);
    }

    private static string Queuecall(
        Guid stay, Guid call, string type, string status, string agent,
        DateTimeOffset created, DateTimeOffset? served, DateTimeOffset? updated) =>
        Line($"queuecall_{type}", $"{stay}", $"""
            "reference_type":"call","reference_id":"{call}","status":"{status}","service_agent_id":"{agent}",
            "tm_create":"{Time(created)}","tm_service":{TimeOrNull(served)},"tm_update":{TimeOrNull(updated)}
            """);

    private static string Queue(int number) =>
        Line("queue_created", Id("c", number), $"\"name\":\"Queue {number}\"");

    private static string Agent(int number, string status, DateTimeOffset at) =>
        Line("agent_status_updated", Id("a", number), $"""
            "name":"Agent {number}","status":"{status}","tm_update":"{Time(at)}"
            """);

    private string Call(string id, string status, DateTimeOffset at) =>
        Line(status == "hangup" ? "call_hangup" : "call_updated", id, $$"""
            "flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c","type":"flow","master_call_id":"{{None}}",
            "source":{"type":"tel","target":"+821100000002"},"destination":{"type":"tel","target":"+821100000001"},
            "status":"{{status}}","direction":"incoming","tm_create":"{{Time(begin)}}","tm_update":"{{Time(at)}}"
            """);

    private static string Id(string kind, int number) => $"{number:x8}-0000-4000-8000-{kind}00000000000";

    private static string Line(string type, string id, string members)
    {
        var line = new StringBuilder($$$"""{"type":"{{{type}}}","data":{"id":"{{{id}}}",{{{members}}}}}""");
        return line.Replace("\r", "").Replace("\n", "").ToString();
    }

    private static string TimeOrNull(DateTimeOffset? time) => time is { } known ? $"\"{Time(known)}\"" : "null";

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
