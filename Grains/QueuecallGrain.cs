using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Queuecalls;

namespace VoipbinGrains.Grains;

/// <summary>One queuecall. Its key is <c>{tenant}/{id}</c>.</summary>
[GrainType("queuecall")]
internal sealed class QueuecallGrain(IJournal journal) : ResourceGrain("queuecall", journal), IQueuecallGrain
{
    public async ValueTask<Queuecall?> Get() => await Current() is { } state ? new Queuecall(state) : null;
}
