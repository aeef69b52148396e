using VoipbinGrains.Queuecalls;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Queuecalls;

public sealed class QueuecallTests
{
    private const string Agent = "eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b";

    [Theory]
    [InlineData("queuecall_created", "waiting", null, null, null, null)]
    [InlineData("queuecall_entering", "connecting", Agent,
        "2022-03-29T15:08:02.233858Z", "2022-03-29T15:08:02.233858Z", null)]
    [InlineData("queuecall_kicking", "connecting", Agent,
        "2022-03-29T15:08:02.233858Z", "2022-03-29T15:08:02.233858Z", null)]
    [InlineData("queuecall_serviced", "service", Agent,
        "2022-03-29T15:08:04.811442Z", "2022-03-29T15:08:04.811442Z", null)]
    [InlineData("queuecall_done", "done", Agent,
        "2022-03-29T15:08:04.811442Z", "2022-03-29T15:08:25.814885Z", "2022-03-29T15:08:25.814885Z")]
    public void A_queuecall_of_2022_is_told_in_the_words_of_today(
        string body, string status, string? agent, string? serviceAt, string? updatedAt, string? deletedAt)
    {
        var queuecall = Read(Bodies.Event(body));

        Assert.Equal(new Guid("c7c1e226-8c86-4b43-9606-2d5bb2059a09"), queuecall.Id);
        Assert.Equal(new QueuecallStatus(status), queuecall.Status);
        Assert.Equal(ReferenceType.Call, queuecall.ReferenceType);
        Assert.Equal(new Guid("1fe1356f-3f7f-4ff9-9d33-08136b38f506"), queuecall.ReferenceId);
        Assert.Equal(agent, queuecall.ServiceAgentId?.ToString());
        Assert.Equal("2022-03-29T15:07:46.111715Z", Time(queuecall.CreatedAt));
        Assert.Equal(serviceAt, Time(queuecall.ServiceAt));
        Assert.Equal(updatedAt, Time(queuecall.UpdatedAt));
        Assert.Equal(deletedAt, Time(queuecall.DeletedAt));
        Assert.False(queuecall.State.Deleted);
        Assert.Null(queuecall.DurationWaiting);
        Assert.Null(queuecall.DurationService);
        Assert.Null(queuecall.CustomerId);
    }

    [Fact]
    public void A_queuecall_of_today_tells_its_durations()
    {
        var queuecall = Read(Tell.Data(
            "queuecall_done",
            """ "status":"done","duration_waiting":18700,"duration_service":39703,"tm_delete":null"""));

        Assert.Equal(TimeSpan.FromSeconds(18.7), queuecall.DurationWaiting);
        Assert.Equal(TimeSpan.FromSeconds(39.703), queuecall.DurationService);
        Assert.Null(queuecall.DeletedAt);
    }

    private static Queuecall Read(WebhookEvent heard) =>
        new(Recording.Of(heard).Standing!.ToState(new("default", "queuecall", heard.Id)));

    private static string? Time(DateTimeOffset? time) => time is { } set ? VoipbinTime.Write(set) : null;
}
