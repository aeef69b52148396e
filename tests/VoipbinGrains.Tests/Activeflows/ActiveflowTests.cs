using VoipbinGrains.Activeflows;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Activeflows;

public sealed class ActiveflowTests
{
    [Theory]
    [InlineData("activeflow_created", null, "2022-04-11T00:23:54.72462Z")]
    [InlineData("activeflow_updated", "answer", "2022-04-11T00:23:54.840938Z")]
    [InlineData("activeflow_deleted", "talk", "2022-04-11T00:23:55.1345Z")]
    public void An_activeflow_of_2022_has_no_status_and_tells_its_actions(string body, string? action, string updatedAt)
    {
        var heard = Bodies.Event(body);
        var flow = new Activeflow(Recording.Of(heard).Standing!.ToState(new("default", "activeflow", heard.Id)));

        Assert.Equal(new Guid("74ac5405-7c70-4184-9388-1c9f8f8ce25f"), flow.Id);
        Assert.Null(flow.Status);
        Assert.Null(flow.CustomerId);
        Assert.Equal(ReferenceType.Call, flow.ReferenceType);
        Assert.Equal(new Guid("5371e9db-d035-4db6-a8d6-0994d33e744e"), flow.ReferenceId);
        Assert.Equal(action, flow.CurrentAction!.Type);
        Assert.Null(flow.ForwardActionId);
        Assert.Equal(["answer", "talk"], flow.Actions.Select(one => one.Type));
        Assert.Empty(flow.ExecutedActions);
        Assert.Equal("2022-04-11T00:23:54.72462Z", VoipbinTime.Write(flow.CreatedAt!.Value));
        Assert.Equal(updatedAt, VoipbinTime.Write(flow.UpdatedAt!.Value));
        Assert.Null(flow.DeletedAt);
    }

    [Fact]
    public void An_activeflow_of_today_has_a_status_and_tells_where_else_it_reports()
    {
        var heard = Tell.Data("activeflow_updated", """
            "status":"ended","reference_type":"ai","on_complete_flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c",
            "reference_activeflow_id":"5371e9db-d035-4db6-a8d6-0994d33e744e",
            "webhook_uri":"https://example.com/?a=1\u0026b=2",
            "webhook_method":"POST","executed_actions":[{"type":"answer"},{"type":"talk"}],
            "tm_create":"2026-03-01T10:00:00Z","tm_update":null,"tm_delete":null
            """);
        var flow = new Activeflow(Recording.Of(heard).Standing!.ToState(new("default", "activeflow", heard.Id)));

        Assert.Equal(ActiveflowStatus.Ended, flow.Status);
        Assert.Equal(ReferenceType.Ai, flow.ReferenceType);
        Assert.Equal(new Guid("d157ce07-0360-4cad-9007-c8ab89fccf9c"), flow.OnCompleteFlowId);
        Assert.Equal(new Guid("5371e9db-d035-4db6-a8d6-0994d33e744e"), flow.ReferenceActiveflowId);
        Assert.Equal("https://example.com/?a=1&b=2", flow.WebhookUri);
        Assert.Equal("POST", flow.WebhookMethod);
        Assert.Equal(["answer", "talk"], flow.ExecutedActions.Select(one => one.Type));
        Assert.Null(flow.UpdatedAt);
    }
}
