using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Queues;

namespace VoipbinGrains.Grains;

/// <summary>One queue. Its key is <c>{tenant}/{id}</c>.</summary>
[GrainType("queue")]
internal sealed class QueueGrain(IJournal journal) : ResourceGrain("queue", journal), IQueueGrain
{
    public async ValueTask<Queue?> Get() => await Current() is { } state ? new Queue(state) : null;
}
