using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Api.Spooling;

/// <summary>
/// Asks the cluster for as long as VoIPBin waits before it gives up. What is asked may be asked again: a silo that died
/// never answers, and the next one does. Whichever answer comes first counts.
/// </summary>
internal sealed class Patience(IOptions<SpoolOptions> options, TimeProvider time)
{
    /// <summary>How long is asked in all: VoIPBin's third and last try is two seconds after its first.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(1600);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan attempt = TimeSpan.FromMilliseconds(options.Value.AfterMs);

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="ask">Asks once; what fails, fails as a task.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">There was none in time; the last failure, if any, is inside.</exception>
    public async Task<T> Ask<T>(Func<Task<T>> ask)
    {
        var start = time.GetTimestamp();
        var once = ask();
        await Wait(once, Lesser(attempt, Budget));
        return once.IsCompletedSuccessfully ? await once : await Insist(ask, once, start);
    }

    private async Task<T> Insist<T>(Func<Task<T>> ask, Task<T> once, long start)
    {
        var asked = new List<Task<T>> { once };
        var pause = FirstPause;
        Exception? failure = null;
        while (true)
        {
            var first = asked.Find(one => one.IsCompleted);
            if (first is { IsCompletedSuccessfully: true })
            {
                return await first;
            }

            if (first is not null)
            {
                failure = first.Exception?.InnerException ?? new TaskCanceledException(first);
                asked.Remove(first);
                await Task.Delay(Lesser(pause, Left()), time);
                pause = Lesser(2 * pause, LongestPause);
            }

            if (Left() == TimeSpan.Zero)
            {
                throw new TimeoutException(
                    failure?.Message ?? $"There was no answer in {Budget.TotalSeconds} s.", failure);
            }

            asked.Add(ask());
            await Wait(asked is [var only] ? only : Task.WhenAny(asked), Lesser(attempt, Left()));
        }

        TimeSpan Left() =>
            Budget - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private ConfiguredTaskAwaitable Wait(Task answer, TimeSpan limit) =>
        answer.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TimeSpan Lesser(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
