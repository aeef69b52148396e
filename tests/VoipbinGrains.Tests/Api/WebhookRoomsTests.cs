using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Tests.Api;

public sealed class WebhookRoomsTests
{
    private readonly FakeTimeProvider time = new();
    private readonly WebhookRooms rooms;

    public WebhookRoomsTests()
    {
        var configuration = new ConfigurationManager();
        configuration["Tenants:acme:Signature"] = "required";
        configuration["Tenants:rival:Signature"] = "required";
        var tenants = new TenantRegistry(configuration, NullLogger<TenantRegistry>.Instance);
        rooms = new WebhookRooms(tenants, configuration, time);
    }

    [Fact]
    public void A_tenant_that_sends_alone_has_all_the_room() => Assert.Equal(1_000, Enter("acme", 1_000));

    [Fact]
    public void While_another_sends_128_of_a_tenant_are_underway_and_one_more_for_each_that_is_done()
    {
        Send("rival");

        Assert.Equal(128, Enter("acme", 128));
        Assert.False(Send("acme"));
        rooms.Of("acme").Leave();
        Assert.True(Send("acme"));
        Assert.False(Send("acme"));
        Assert.True(Send("rival"));
    }

    [Fact]
    public void A_second_after_another_was_heard_last_the_room_is_all_the_tenants_again()
    {
        Send("rival");
        Enter("acme", 128);

        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(Send("acme"));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(rooms.Enter(rooms.Of("acme")));
    }

    [Fact]
    public void Whoever_cannot_show_who_it_is_makes_no_tenants_share_smaller()
    {
        rooms.Enter(rooms.Of("rival"));
        rooms.Enter(rooms.Of("nobody"));

        Assert.Equal(1_000, Enter("acme", 1_000));
    }

    [Fact]
    public void Strangers_share_one_room_whichever_names_they_invent()
    {
        Send("acme");

        Assert.Equal(128, Enumerable.Range(0, 200).Count(name => rooms.Enter(rooms.Of($"nobody-{name}"))));
        Assert.True(Send("rival"));
    }

    private int Enter(string tenant, int times) => Enumerable.Range(0, times).Count(_ => Send(tenant));

    // as the door does with one whose signature is right; it stays underway, or is told to come again
    private bool Send(string tenant)
    {
        var room = rooms.Of(tenant);
        if (!rooms.Enter(room))
        {
            room.Leave();
            return false;
        }

        rooms.Admit(room);
        return true;
    }
}
