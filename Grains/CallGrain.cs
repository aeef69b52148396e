using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Grains;

/// <summary>One call. Its key is <c>{tenant}/{id}</c>.</summary>
[GrainType("call")]
internal sealed class CallGrain(IJournal journal) : ResourceGrain("call", journal), ICallGrain
{
    public async ValueTask<Call?> Get() => await Current() is { } state ? new Call(state) : null;
}
