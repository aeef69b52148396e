using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Reporting;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Delivery;

/// <summary>
/// Sends what the centre tells, a task for each event, and writes down what became of it. VoIPBin knows no limit to how
/// many are underway; here there is one, because a machine has only so many connections.
/// </summary>
internal sealed class Courier(
    Sender sender, Faults faults, TruthBook? truth, int mostInFlight, Tally tally, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim places = new(mostInFlight);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int underway = 1; // this

    /// <summary>Sends an event, as often as faults will have it, and does not wait for that.</summary>
    public void Send(Webhook webhook, CancellationToken stop)
    {
        var told = truth?.Add(webhook);
        var lateness = faults.Next();
        tally.Tell(isLost: lateness.Count == 0);
        foreach (var late in lateness)
        {
            Interlocked.Increment(ref underway);
            _ = Deliver(webhook, told, late, stop);
        }
    }

    /// <summary>Returns when everything that was sent is delivered or given up; nothing is sent any more.</summary>
    public Task Finish()
    {
        Leave();
        return done.Task;
    }

    public void Dispose() => places.Dispose();

    private async Task Deliver(Webhook webhook, ToldEvent? told, TimeSpan late, CancellationToken stop)
    {
        // the rest of what is sent is not held up
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (late > TimeSpan.Zero)
            {
                await Task.Delay(late, time, stop);
            }

            var began = tally.BeginEvent();
            await places.WaitAsync(stop);
            told?.Send();
            var answer = await sender.Deliver(webhook.Body, stop);
            places.Release();
            told?.Hear(answer);
            tally.EndEvent(began, answer);
        }
        catch (OperationCanceledException)
        {
            // the user does not want to wait
        }
        catch (Exception error)
        {
            done.TrySetException(error);
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref underway) == 0)
        {
            done.TrySetResult();
        }
    }
}
