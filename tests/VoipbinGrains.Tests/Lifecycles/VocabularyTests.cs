using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class VocabularyTests
{
    /// <summary>Event type, its word of today, its rank, and the status it announces.</summary>
    public static TheoryData<string, string, int, string?> Words => new()
    {
        { "call_created", "call_created", 0, null },
        { "call_updated", "call_updated", 2, null },
        { "call_dialing", "call_dialing", 1, "dialing" },
        { "call_ringing", "call_ringing", 1, "ringing" },
        { "call_answered", "call_progressing", 1, "progressing" },
        { "call_progressing", "call_progressing", 1, "progressing" },
        { "call_terminating", "call_terminating", 2, "terminating" },
        { "call_canceling", "call_canceling", 2, "canceling" },
        { "call_hungup", "call_hangup", 4, "hangup" },
        { "call_hangup", "call_hangup", 4, "hangup" },
        { "call_deleted", "call_deleted", 5, null },
        { "activeflow_created", "activeflow_created", 0, null },
        { "activeflow_updated", "activeflow_updated", 2, null },
        { "activeflow_deleted", "activeflow_deleted", 5, null },
        { "queue_created", "queue_created", 0, null },
        { "queue_updated", "queue_updated", 2, null },
        { "queue_deleted", "queue_deleted", 5, null },
        { "queuecall_created", "queuecall_created", 0, null },
        { "queuecall_waiting", "queuecall_waiting", 1, "waiting" },
        { "queuecall_entering", "queuecall_connecting", 1, "connecting" },
        { "queuecall_connecting", "queuecall_connecting", 1, "connecting" },
        { "queuecall_kicking", "queuecall_kicking", 2, "kicking" },
        { "queuecall_serviced", "queuecall_serviced", 3, "service" },
        { "queuecall_done", "queuecall_done", 4, "done" },
        { "queuecall_abandoned", "queuecall_abandoned", 4, "abandoned" },
        { "queuecall_deleted", "queuecall_deleted", 5, null },
        { "agent_created", "agent_created", 0, null },
        { "agent_updated", "agent_updated", 2, null },
        { "agent_status_updated", "agent_status_updated", 1, null },
        { "agent_deleted", "agent_deleted", 5, null },
    };

    [Theory, MemberData(nameof(Words))]
    public void An_event_type_of_either_era_is_known(string sentAs, string today, int rank, string? announces)
    {
        var type = ResourceTypes.OfEvent(sentAs)!;
        var row = type.Lifecycle.EventOf(sentAs)!;

        Assert.Equal(sentAs[..sentAs.IndexOf('_', StringComparison.Ordinal)], type.Name);
        Assert.Equal((today, rank, announces), (row.Type, row.Rank, row.Announces));
        Assert.Equal(today.EndsWith("_deleted", StringComparison.Ordinal), row.IsDeletion);
    }

    [Fact]
    public void No_other_event_type_is_modelled() =>
        Assert.Equal(
            Words.Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal),
            ResourceTypes.All.SelectMany(type => type.Lifecycle.Words).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("call.outbound_whitelist_rejected")]
    [InlineData("call_foo")]
    [InlineData("call_")]
    [InlineData("call")]
    [InlineData("Call_created")]
    [InlineData("call_created\0")]
    [InlineData("groupcall_created")]
    [InlineData("groupcall_hangup")]
    [InlineData("recording_started")]
    [InlineData("conferencecall_joined")]
    [InlineData("campaigncall_updated")]
    [InlineData("campaign_status_run")]
    [InlineData("aicall_status_initializing")]
    [InlineData("conversation_message_created")]
    [InlineData("transcribe_speech_started")]
    [InlineData("webchat_session_ended")]
    [InlineData("Account_created")]
    [InlineData("agent_status")]
    [InlineData("queuecall_updated")]
    [InlineData("queuecall_service")]
    [InlineData("queuecall_hangup")]
    [InlineData("activeflow_ended")]
    public void Another_type_is_not_modelled_however_it_begins(string type) => Assert.Null(ResourceTypes.OfEvent(type));

    [Theory]
    [InlineData("queuecall", "wait", "waiting")]
    [InlineData("queuecall", "waiting", "waiting")]
    [InlineData("queuecall", "entering", "connecting")]
    [InlineData("queuecall", "connecting", "connecting")]
    [InlineData("call", "progressing", "progressing")]
    [InlineData("call", "answered", null)]
    [InlineData("call", "hungup", null)]
    [InlineData("call", "wait", null)]
    [InlineData("call", "Hangup", null)]
    [InlineData("queuecall", "serviced", null)]
    [InlineData("activeflow", "", null)]
    [InlineData("queue", "run", null)]
    public void A_status_of_either_era_is_known_in_the_word_of_today(string resource, string sent, string? today) =>
        Assert.Equal(today, ResourceTypes.Named(resource)!.Lifecycle.StatusOf(sent)?.Status);

    [Fact]
    public void Every_status_that_is_announced_or_may_follow_is_a_row_of_its_table() =>
        Assert.All(ResourceTypes.All, type =>
        {
            var rows = type.Lifecycle.Statuses.Select(row => row.Status).ToList();
            Assert.Equal(rows.Distinct(), rows);
            Assert.Empty(type.Lifecycle.Statuses.SelectMany(row => row.Followers).Except(rows));
            Assert.Empty(type.Lifecycle.Events.Select(row => row.Announces).OfType<string>().Except(rows));
            Assert.DoesNotContain(type.Lifecycle.Statuses, row => row.Followers.Contains(row.Status));
        });
}
