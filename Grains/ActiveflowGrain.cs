using VoipbinGrains.Activeflows;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Grains;

/// <summary>One activeflow. Its key is <c>{tenant}/{id}</c>.</summary>
[GrainType("activeflow")]
internal sealed class ActiveflowGrain(IJournal journal) : ResourceGrain("activeflow", journal), IActiveflowGrain
{
    public async ValueTask<Activeflow?> Get() => await Current() is { } state ? new Activeflow(state) : null;
}
