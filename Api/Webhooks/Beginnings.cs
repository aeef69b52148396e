using System.Collections.Concurrent;
using VoipbinGrains.Api.Access;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// How many resources may begin a second by the word of those who do not sign: ids are theirs to choose, and each is a
/// grain. <c>Api:NewResourcesPerSecond</c>, 1000 away from loopback, and ten seconds' worth at once.
/// </summary>
internal sealed class Beginnings(Listeners listeners, IConfiguration configuration, TimeProvider time)
{
    private const int DefaultRate = 1_000;
    private const int SecondsAtOnce = 10;

    private readonly int? set = configuration.GetValue<int?>("Api:NewResourcesPerSecond");
    private readonly ConcurrentDictionary<string, Bucket> buckets = new();
    private int? rate;

    private int Rate => rate ??= set ?? (listeners.OfSenders.All(Listeners.IsLoopback) ? int.MaxValue : DefaultRate);

    /// <summary>Whether no more may begin now.</summary>
    public bool AreSpent(string tenant) => Rate < int.MaxValue && BucketOf(tenant).Left(time) < 1;

    /// <summary>Counts one that began.</summary>
    public void Count(string tenant)
    {
        if (Rate < int.MaxValue)
        {
            BucketOf(tenant).Take(time);
        }
    }

    private Bucket BucketOf(string tenant) => buckets.GetOrAdd(tenant, _ => new Bucket(Rate, time.GetTimestamp()));

    private sealed class Bucket(int rate, long begun)
    {
        private readonly Lock gate = new();
        private double left = (double)rate * SecondsAtOnce;
        private long filled = begun;

        public double Left(TimeProvider time)
        {
            lock (gate)
            {
                var now = time.GetTimestamp();
                left = Math.Min(
                    (double)rate * SecondsAtOnce, left + (rate * time.GetElapsedTime(filled, now).TotalSeconds));
                filled = now;
                return left;
            }
        }

        public void Take(TimeProvider time)
        {
            Left(time);
            lock (gate)
            {
                left--;
            }
        }
    }
}
