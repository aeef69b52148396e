namespace VoipbinGrains.Tests.Streams;

/// <summary>
/// Loses a client's question for who subscribes to a stream, as a silo does that dies with it: it is given up when
/// nobody waits for it any more.
/// </summary>
internal sealed class LostQuestions : IOutgoingGrainCallFilter
{
    private TaskCompletionSource? lost;

    /// <summary>Returns when the next such question was asked, which is not answered.</summary>
    public Task LoseNext() => (lost = new TaskCompletionSource()).Task;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.MethodName == "GetAllSubscriptions" && Interlocked.Exchange(ref lost, null) is { } asked)
        {
            asked.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(40));
            throw new TimeoutException();
        }

        await context.Invoke();
    }
}
