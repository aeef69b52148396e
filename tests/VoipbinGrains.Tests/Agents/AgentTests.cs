using VoipbinGrains.Agents;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Agents;

public sealed class AgentTests
{
    [Fact]
    public void An_agent_of_2022_tells_its_status_and_where_it_is_called()
    {
        var agent = Read(Bodies.Event("agent_status_updated"));

        Assert.Equal(new Guid("eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b"), agent.Id);
        Assert.Equal(AgentStatus.Available, agent.Status);
        Assert.Equal(("test1", "test agent 1"), (agent.Username, agent.Name));
        Assert.Equal("test agent. username test1", agent.Detail);
        Assert.Equal(RingMethod.RingAll, agent.RingMethod);
        Assert.Equal(AgentPermission.None, agent.Permission);
        Assert.Equal([new Guid("d7450dda-21e0-4611-b09a-8d771c50a5e6")], agent.TagIds);
        var address = Assert.Single(agent.Addresses);
        Assert.Equal((AddressType.Tel, "+15559876543"), (address.Type, address.Target));
        Assert.Null(address.Name);
        Assert.Equal("2021-11-29T06:09:07.263846Z", VoipbinTime.Write(agent.CreatedAt!.Value));
        Assert.Equal("2022-03-29T15:08:00.8149Z", VoipbinTime.Write(agent.UpdatedAt!.Value));
        Assert.Null(agent.DeletedAt);
        Assert.Null(agent.CustomerId);
        Assert.Null(agent.DirectHash);
    }

    [Theory]
    [InlineData("0", AgentPermission.None)]
    [InlineData("48", AgentPermission.CustomerAgent | AgentPermission.CustomerAdmin)]
    [InlineData("240", AgentPermission.CustomerAll)]
    [InlineData("65535", AgentPermission.All)]
    [InlineData("1048576", (AgentPermission)1048576)]
    [InlineData("null", null)]
    public void A_permission_is_a_bit_mask_and_unknown_bits_are_kept(string sent, AgentPermission? permission) =>
        Assert.Equal(permission, Read(Tell.Data("agent_updated", $"\"permission\":{sent}")).Permission);

    [Fact]
    public void An_agent_of_today_may_have_null_for_its_lists()
    {
        var agent = Read(Tell.Data(
            "agent_created", """ "tag_ids":null,"addresses":null,"status":"offline","name":"" """));

        Assert.Empty(agent.TagIds);
        Assert.Empty(agent.Addresses);
        Assert.Null(agent.Name);
        Assert.Equal(AgentStatus.Offline, agent.Status);
    }

    private static Agent Read(WebhookEvent heard) =>
        new(Recording.Of(heard).Standing!.ToState(new("default", "agent", heard.Id)));
}
