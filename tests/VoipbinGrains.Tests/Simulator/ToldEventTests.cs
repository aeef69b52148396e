using System.Text;
using CsCheck;
using VoipbinGrains.Resources;
using VoipbinGrains.Simulator.Truth;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Simulator;

/// <summary>The simulator judges by a rule of order of its own: here it is held against the product's.</summary>
public sealed class ToldEventTests
{
    public static TheoryData<string> Resources => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Resources))]
    public void Whatever_is_told_has_the_same_place_status_and_time_by_the_simulators_rule(string resource)
    {
        var lifecycle = ResourceTypes.Named(resource)!.Lifecycle;

        Lifecycles.Told.Events(resource, most: 8).Sample(
            events =>
            {
                var set = events.DistinctBy(one => one.Hash)
                    .Select(one => (Heard: Heard(one), Told: Told(one)))
                    .ToList();

                Assert.Equal(
                    set.OrderBy(one => lifecycle.KeyOf(one.Heard)), set.OrderBy(one => one.Told.Place));
                Assert.All(set, one =>
                {
                    var facts = lifecycle.FactsOf(one.Heard);
                    var occurredAt = lifecycle.KeyOf(one.Heard).OccurredAt;
                    Assert.Equal(facts.Status, one.Told.Status);
                    Assert.Equal(lifecycle.Deletes(facts), one.Told.IsDeletion);
                    Assert.Equal(
                        occurredAt, one.Told.OccurredAt is { } time ? VoipbinTime.FromMicroseconds(time) : null);
                });
            },
            iter: 2_000);
    }

    private static WebhookEvent Heard(PlainEvent one) => Bodies.Event(Encoding.UTF8.GetBytes(one.Body));

    private static ToldEvent Told(PlainEvent one) =>
        ToldEvent.Read(one.Resource, one.SentAs, Encoding.UTF8.GetBytes(one.Data));
}
