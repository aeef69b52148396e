using System.Globalization;
using System.Net;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Simulator;

public sealed class VerificationTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string NotRecorded = """{"outcome":"applied","resource":"call","version":1,"position":"1"}""";

    private static readonly string[] Short =
        ["--rate=1000", "--duration=300ms", "--calls=6", "--agents=3", "--verify"];

    private int lies;

    [Fact]
    public async Task A_server_is_as_it_was_told_after_repeats_and_in_any_order_in_the_words_of_both_eras()
    {
        var run = await Run.Of(
            fixture.Server.Url, "--rate=400", "--duration=3s", "--calls=40", "--era=both", "--tell-queues", "--verify",
            "--duplicates=0.3", "--reorder=500ms");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(run.Summary.Number("told"), run.Verification.Number("recorded"));
        Assert.Equal(run.Summary.Number("told"), run.Verification.Number("heard"));
        Assert.True(run.Summary.Number("sent") > run.Summary.Number("told"));
    }

    [Fact]
    public async Task What_was_never_sent_is_not_asked_for()
    {
        var run = await Run.Of(fixture.Server.Url, [.. Short, "--loss=0.3"]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            run.Summary.Number("told") - run.Summary.Number("lost"), run.Verification.Number("recorded"));
    }

    [Fact]
    public async Task The_same_run_again_is_known_already_and_is_verified_all_the_same()
    {
        await Run.Of(fixture.Server.Url, [.. Short, "--seed=5"]);
        var again = await Run.Of(fixture.Server.Url, [.. Short, "--seed=5"]);

        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Equal(again.Summary.Number("told"), again.Summary.GetProperty("outcomes").Number("duplicate"));
        Assert.Equal(0, again.Verification.Number("heard"));
    }

    [Fact]
    public Task An_acknowledged_event_that_is_dropped_is_found() => IsFound(
        "acknowledged and not in the history",
        liar: LyingServer.Start(
            fixture.Server.Url, unheard: _ => Once(at: 50) ? (HttpStatusCode.OK, NotRecorded) : null));

    [Fact]
    public async Task What_is_spooled_is_waited_for()
    {
        var spooled = "";
        var arrives = Task.CompletedTask;
        await using var server = await LyingServer.Start(
            fixture.Server.Url,
            unheard: body =>
            {
                var isSpooled = Once(at: 50);
                spooled = isSpooled ? body : spooled;
                return isSpooled ? (HttpStatusCode.Accepted, """{"outcome":"spooled"}""") : null;
            },
            told: (path, answer) =>
            {
                // it comes when it was missed
                var isMissed = IsHistory(path) && spooled.Contains(path.Split('/')[3], StringComparison.Ordinal);
                arrives = isMissed && arrives.IsCompleted ? Bring(spooled) : arrives;
                return answer;
            });

        var run = await Run.Of(server.Url, Short);

        await arrives;
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(1, run.Summary.GetProperty("outcomes").Number("spooled"));
        Assert.Equal(run.Summary.Number("told"), run.Verification.Number("recorded"));
    }

    [Fact]
    public Task What_was_spooled_and_never_comes_is_found() => IsFound(
        "acknowledged and not in the history",
        liar: LyingServer.Start(
            fixture.Server.Url,
            unheard: _ => Once(at: 50) ? (HttpStatusCode.Accepted, """{"outcome":"spooled"}""") : null),
        "--patience=1s");

    [Fact]
    public Task A_correct_event_that_is_refused_is_found() => IsFound(
        "refused though nothing is wrong with it",
        liar: LyingServer.Start(
            fixture.Server.Url, unheard: _ => Once(at: 50) ? (HttpStatusCode.BadRequest, "{}") : null));

    [Fact]
    public Task A_version_other_than_was_acknowledged_is_found() => IsFound(
        "acknowledged otherwise",
        liar: LyingServer.Start(
            fixture.Server.Url,
            told: (path, answer) => path is "/v1/webhooks" && Once(at: 50)
                ? answer.Replace("\"version\":", "\"version\":9", StringComparison.Ordinal)
                : answer));

    [Theory]
    [InlineData("\"status\":\"hangup\"", "\"status\":\"progressing\"")]
    [InlineData("\"ended\":true", "\"ended\":false")]
    [InlineData("\"event\":\"call_", "\"event\":\"call_x")]
    [InlineData("\"occurred_at\":\"2", "\"occurred_at\":\"1")]
    [InlineData("\"target\":\"+1555", "\"target\":\"+1666")]
    [InlineData("\"anomalies\":0", "\"anomalies\":1")]
    public Task A_wrong_state_is_found(string truth, string lie) => IsFound(
        "state otherwise than its history makes it",
        liar: LyingServer.Start(
            fixture.Server.Url,
            told: (path, answer) => IsState(path) ? answer.Replace(truth, lie, StringComparison.Ordinal) : answer));

    [Theory]
    [InlineData("\"version\":1,", "\"version\":101,", "versions with a gap or a repeat")]
    [InlineData("\"event\":\"call_created\"", "\"event\":\"call_x\"", "recorded otherwise than it was told")]
    [InlineData("\"disposition\":\"applied\"", "\"disposition\":\"anomaly\"", "judged otherwise than it moved")]
    [InlineData("\"sent_as\":\"call_created\"", "\"sent_as\":\"call_x\"", "in the history and never told")]
    public Task A_wrong_history_is_found(string truth, string lie, string kind) => IsFound(
        kind,
        liar: LyingServer.Start(
            fixture.Server.Url,
            told: (path, answer) => IsHistory(path)
                ? answer.Replace(truth, lie, StringComparison.Ordinal)
                : answer));

    [Fact]
    public Task A_change_that_the_stream_repeats_is_found() => IsFound(
        "stream out of order or repeated",
        liar: LyingServer.Start(
            fixture.Server.Url, frames: frame => IsChange(frame) && Once(at: 50) ? [frame, frame] : [frame]));

    [Fact]
    public Task A_change_that_the_stream_swallows_is_found() => IsFound(
        "in the history and missed by the stream",
        liar: LyingServer.Start(
            fixture.Server.Url, frames: frame => IsChange(frame) && Once(at: 50) ? [] : [frame]));

    [Theory]
    [InlineData("\"previous_status\":null", "\"previous_status\":\"hangup\"")]
    [InlineData("\"deleted\":false", "\"deleted\":true")]
    [InlineData("\"target\":\"+1555", "\"target\":\"+1666")]
    public Task A_change_that_the_stream_tells_wrongly_is_found(string truth, string lie) => IsFound(
        "stream otherwise than the history",
        liar: LyingServer.Start(
            fixture.Server.Url, frames: frame => [frame.Replace(truth, lie, StringComparison.Ordinal)]));

    [Fact]
    public async Task A_liar_that_never_lies_is_not_found_out()
    {
        await using var honest = await LyingServer.Start(fixture.Server.Url);

        var run = await Run.Of(honest.Url, Short);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    private static bool IsState(string path) => path.Count(one => one == '/') == 3;

    private static bool IsHistory(string path) => path.Contains("/events", StringComparison.Ordinal);

    private static bool IsChange(string frame) => frame.StartsWith("event: change", StringComparison.Ordinal);

    private static async Task IsFound(string kind, Task<LyingServer> liar, params string[] more)
    {
        await using var server = await liar;

        var run = await Run.Of(server.Url, [.. Short, .. more]);

        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Verification.GetProperty("findings").TryGetProperty(kind, out var count), run.Output);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{kind}: {count.GetInt32()}\n  "),
            run.Output,
            StringComparison.Ordinal);
    }

    private async Task Bring(string body)
    {
        using var content = new StringContent(body);
        using var answer = await fixture.Server.Http.PostAsync("/v1/webhooks", content);
    }

    private bool Once(int at) => Interlocked.Increment(ref lies) == at;
}
