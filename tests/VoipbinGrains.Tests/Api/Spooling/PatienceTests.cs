using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Spooling;

namespace VoipbinGrains.Tests.Api.Spooling;

public sealed class PatienceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<TaskCompletionSource<string>> asked = [];
    private readonly Patience patience;

    public PatienceTests() => patience = new Patience(Options.Create(new SpoolOptions()), time);

    [Fact]
    public async Task An_answer_is_returned_and_nothing_is_asked_again()
    {
        var answer = Ask();

        asked[0].SetResult("yes");

        Assert.Equal("yes", await answer);
        Assert.Single(asked);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_asked_again_and_the_first_answer_to_any_counts()
    {
        var answer = Ask();
        await Pass(milliseconds: 700, untilAsked: 2);

        asked[0].SetResult("late");

        Assert.Equal("late", await answer);
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task A_failure_is_asked_again_after_a_pause_while_the_budget_lasts()
    {
        var answer = Ask();
        var attempt = 0;
        while (!answer.IsCompleted)
        {
            if (asked.Count > attempt)
            {
                asked[attempt].SetException(new InvalidOperationException($"no {++attempt}"));
            }

            await Pass(milliseconds: 10, untilAsked: 0);
        }

        var silence = await Assert.ThrowsAsync<TimeoutException>(() => answer);
        Assert.Equal($"no {asked.Count}", silence.Message);
        Assert.InRange(asked.Count, 7, 10); // after 50, 100, 200, 200 … ms
    }

    [Fact]
    public async Task Who_gives_up_is_asked_again()
    {
        var answer = Ask();
        asked[0].SetCanceled();
        while (asked.Count < 2)
        {
            await Pass(milliseconds: 10, untilAsked: 0); // the pause begins when the pool comes to it
        }

        asked[1].SetResult("yes");

        Assert.Equal("yes", await answer);
    }

    [Fact]
    public async Task Nobody_is_asked_for_longer_than_the_budget()
    {
        var start = time.GetUtcNow();
        var answer = Ask();
        while (!answer.IsCompleted)
        {
            await Pass(milliseconds: 50, untilAsked: 0);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => answer);
        Assert.Equal(3, asked.Count);
        Assert.InRange(time.GetUtcNow() - start, Patience.Budget, Patience.Budget + TimeSpan.FromMilliseconds(100));
    }

    private Task<string> Ask() => patience.Ask(() =>
    {
        asked.Add(new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        return asked[^1].Task;
    });

    // the clock is the test's, but what wakes up by it runs on the pool
    private async Task Pass(int milliseconds, int untilAsked)
    {
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await Task.Delay(5);
        while (asked.Count < untilAsked)
        {
            await Task.Delay(1);
        }
    }
}
