namespace VoipbinGrains.Tests.Server;

public sealed class LimitTests
{
    private static readonly Guid mine = new("5e4a0680-804e-11ec-8477-2fea5968d85b");
    private static readonly Guid theirs = new("5e4a0680-804e-11ec-8477-2fea5968d85c");

    [Fact]
    public async Task Who_does_not_sign_begins_so_many_resources_a_second_and_what_has_begun_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, "--Api:NewResourcesPerSecond=0");
        using var other = new TemporaryFolder();
        await using var roomy = await ServerProcess.Start(other.Path, "--Api:NewResourcesPerSecond=1000");

        var refused = await Send(server, Event("call_created", Guid.NewGuid(), mine));
        var taken = await Send(roomy, Event("call_created", Guid.NewGuid(), mine));

        Assert.Equal((503, 200), (refused.Status, taken.Status));
        Assert.Contains("Retry-After: 1", refused.Head, StringComparison.Ordinal);
        Assert.Equal(200, (await Send(server, """{"type":"recording_started","data":{}}""")).Status);
    }

    [Fact]
    public async Task An_event_of_another_customer_is_an_anomaly_where_it_was_sent_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await Send(server, Event("call_created", first, mine));
            await Send(server, Event("call_progressing", first, mine));
            await Send(server, Event("call_hangup", first, theirs));
        }

        await using var again = await ServerProcess.Start(folder.Path);
        await Send(again, Event("call_created", second, theirs));
        await Send(again, Event("call_progressing", second, Guid.Empty));

        var call = await again.Http.GetAsync($"/v1/calls/{first}").Json();
        Assert.Equal(("hangup", 1), (call.Text("status"), call.Number("anomalies")));
        Assert.Equal(1, (await again.Http.GetAsync($"/v1/calls/{second}").Json()).Number("anomalies"));
        var events = (await again.Http.GetAsync($"/v1/calls/{second}/events").Json()).GetProperty("result");
        Assert.Equal("anomaly", events[0].Text("disposition"));
        Assert.Contains("customer_id", events[0].Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_is_far_ahead_is_noted()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var call = Guid.NewGuid();
        await Send(
            server, $$$"""{"type":"call_created","data":{"id":"{{{call}}}","tm_create":"9000-01-01T00:00:00Z"}}""");

        var events = (await server.Http.GetAsync($"/v1/calls/{call}/events").Json()).GetProperty("result");

        Assert.Contains("more than a day ahead", events[0].Text("reason"), StringComparison.Ordinal);
    }

    private static string Event(string type, Guid call, Guid customer) => $$$"""
        {"type":"{{{type}}}","data":{"id":"{{{call}}}","customer_id":"{{{customer}}}",
        "status":"{{{type.Replace("call_created", "dialing").Replace("call_", "")}}}"}}
        """;

    private static Task<WireAnswer> Send(ServerProcess server, string body) =>
        Wire.Send(server.Url, "POST", "/v1/webhooks", body: body);
}
