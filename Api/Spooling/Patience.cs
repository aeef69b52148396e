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
    /// <param name="ask">Asks once.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">There was none in time; the last failure, if any, is inside.</exception>
    public async ValueTask<T> Ask<T>(Func<ValueTask<T>> ask)
    {
        var start = time.GetTimestamp();
        var asked = new List<Task<T>>();
        Exception? failure = null;
        for (var pause = FirstPause; Left() > TimeSpan.Zero; pause = Lesser(2 * pause, LongestPause))
        {
            asked.Add(Once(ask));
            var first = await First(asked, Lesser(attempt, Left()));
            if (first is { IsCompletedSuccessfully: true })
            {
                return await first;
            }

            if (first is not null)
            {
                failure = first.Exception!.InnerException;
                asked.Remove(first);
                await Task.Delay(Lesser(pause, Left()), time);
            }
        }

        throw new TimeoutException(failure?.Message ?? $"There was no answer in {Budget.TotalSeconds} s.", failure);

        TimeSpan Left() =>
            Budget - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // what fails before it is awaited shall fail like everything else
    private static async Task<T> Once<T>(Func<ValueTask<T>> ask) => await ask();

    private async ValueTask<Task<T>?> First<T>(List<Task<T>> asked, TimeSpan limit)
    {
        Task any = asked is [var only] ? only : Task.WhenAny(asked);
        await any.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return asked.Find(one => one.IsCompleted);
    }

    private static TimeSpan Lesser(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
