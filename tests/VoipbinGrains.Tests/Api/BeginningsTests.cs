using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Tests.Api;

public sealed class BeginningsTests
{
    private const string Local = "http://localhost:5080";
    private const string Public = "http://0.0.0.0:5080";

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Ten_seconds_worth_may_begin_at_once_and_then_one_more_whenever_its_time_has_passed()
    {
        var beginnings = Beginnings(perSecond: 5, Public);
        Assert.Equal(50, BeginAll(beginnings));

        time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(0, BeginAll(beginnings));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, BeginAll(beginnings));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(10, BeginAll(beginnings));
    }

    [Fact]
    public void What_was_not_used_for_a_day_is_ten_seconds_worth()
    {
        var beginnings = Beginnings(perSecond: 5, Public);
        BeginAll(beginnings);

        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(50, BeginAll(beginnings));
    }

    [Fact]
    public void What_begins_of_one_tenant_takes_nothing_from_another()
    {
        var beginnings = Beginnings(perSecond: 5, Public);
        BeginAll(beginnings);

        Assert.True(beginnings.AreSpent("acme"));
        Assert.False(beginnings.AreSpent("rival"));
    }

    [Fact]
    public void Only_who_listens_to_more_than_this_machine_is_bounded_unless_it_is_said()
    {
        Assert.Equal(10_000, BeginAll(Beginnings(perSecond: null, Local, Public), atMost: 20_000));
        Assert.Equal(20_000, BeginAll(Beginnings(perSecond: null, Local), atMost: 20_000));
        Assert.Equal(50, BeginAll(Beginnings(perSecond: 5, Local)));
    }

    private static int BeginAll(Beginnings beginnings, int atMost = 100)
    {
        var begun = 0;
        for (; begun < atMost && !beginnings.AreSpent("acme"); begun++)
        {
            beginnings.Count("acme");
        }

        return begun;
    }

    private Beginnings Beginnings(int? perSecond, params string[] addresses)
    {
        var configuration = new ConfigurationManager();
        configuration["Api:NewResourcesPerSecond"] = perSecond?.ToString(CultureInfo.InvariantCulture);
        return new Beginnings(new Listeners(new BoundServer(addresses), configuration), configuration, time);
    }
}
