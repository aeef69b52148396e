namespace VoipbinGrains.Tests.Figures;

public sealed class QueueJoinTests
{
    private const int Call = 100;
    private const int Flow = 300;

    [Fact]
    public void A_call_that_visits_two_queues_has_each_stay_in_the_right_one()
    {
        var tale = New().Join(Flow, Call, 1, "10:00:00").Join(Flow, Call, 2, "10:05:00")
            .GivenUp(201, Call, "10:00:00.1", "10:01:00").GivenUp(202, Call, "10:05:00.1", "10:06:00");

        Assert.Equal([Tale.Id(1), Tale.Id(2)], Queues(tale));
    }

    [Fact]
    public void A_stay_whose_join_was_not_told_is_in_no_queue_that_can_be_known()
    {
        var tale = New().Join(Flow, Call, 1, "10:00:00")
            .GivenUp(201, Call, "10:00:00.1", "10:01:00").GivenUp(202, Call, "10:05:00.1", "10:06:00");

        Assert.Equal([Tale.Id(1), null], Queues(tale));
    }

    [Fact]
    public void A_join_does_not_stand_for_the_stay_before_it_whose_own_was_not_told()
    {
        var tale = New().Join(Flow, Call, 2, "10:05:00")
            .GivenUp(201, Call, "10:00:00.1", "10:01:00").GivenUp(202, Call, "10:05:00.1", "10:06:00");

        Assert.Equal([null, Tale.Id(2)], Queues(tale));
    }

    [Fact]
    public void A_flow_managers_clock_that_is_a_second_ahead_misleads_nobody()
    {
        var tale = New().Join(Flow, Call, 1, "10:00:01").Join(Flow, Call, 2, "10:00:06")
            .GivenUp(201, Call, "10:00:00", "10:00:04").GivenUp(202, Call, "10:00:05", "10:00:10");

        Assert.Equal([Tale.Id(1), Tale.Id(2)], Queues(tale));
    }

    [Fact]
    public void The_steps_that_a_flow_has_taken_tell_the_joins_whose_own_events_were_lost()
    {
        var tale = New().GivenUp(201, Call, "10:00:00.1", "10:01:00").GivenUp(202, Call, "10:05:00.1", "10:06:00").Tell(
            "activeflow_updated",
            Flow,
            $$"""
            "reference_type":"call","reference_id":"{{Tale.Id(Call)}}","status":"ended",
            "tm_update":"2026-03-01T10:06:01Z","executed_actions":[
            {"id":"{{Tale.Id(1)}}","type":"queue_join","option":{"queue_id":"{{Tale.Id(1)}}"},
            "tm_execute":"2026-03-01T10:00:00.000000123Z"},
            {"id":"{{Tale.Id(2)}}","type":"queue_join","option":{"queue_id":"{{Tale.Id(2)}}"},
            "tm_execute":"2026-03-01T10:05:00Z"}]
            """);

        Assert.Equal([Tale.Id(1), Tale.Id(2)], Queues(tale));
    }

    [Fact]
    public void In_2022_a_join_that_does_not_tell_its_time_has_the_time_of_the_event_that_shows_it()
    {
        var tale = New().GivenUp(201, Call, "10:00:00.1", "10:01:00").Tell(
            "activeflow_updated",
            Flow,
            $$$"""
            "reference_type":"call","reference_id":"{{{Tale.Id(Call)}}}","tm_update":"2026-03-01 10:00:00.000000",
            "current_action":{"id":"{{{Tale.Id(1)}}}","type":"queue_join","option":{"queue_id":"{{{Tale.Id(1)}}}"}}
            """);

        Assert.Equal([Tale.Id(1)], Queues(tale));
    }

    [Fact]
    public void A_queue_that_lists_a_queuecall_tells_what_no_flow_told()
    {
        var tale = New().GivenUp(201, Call, "10:00:00.1", "10:01:00")
            .Tell("queue_updated", 1, $"\"name\":\"Sales\",\"wait_queuecall_ids\":[\"{Tale.Id(201)}\"]");

        Assert.Equal([Tale.Id(1)], Queues(tale));
    }

    private static Tale New() => new Tale("2026-03-01").Call(Call, "09:59:00");

    private static List<Guid?> Queues(Tale tale)
    {
        var inOrder = Read(tale.Bodies);
        Assert.Equal(inOrder, Read(tale.Bodies.Reverse()));
        return inOrder;
    }

    private static List<Guid?> Read(IEnumerable<byte[]> bodies) =>
        [.. ToldFeed.Book(ToldFeed.Of(bodies)).FindCall(Tale.Id(Call))!.Stays.Select(stay => stay.Queue)];
}
