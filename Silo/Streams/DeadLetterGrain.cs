using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Reads the dead letters for whoever operates the server; it remembers nothing.</summary>
[GrainType("dead-letters"), StatelessWorker(1), Reentrant]
internal sealed class DeadLetterGrain(IDeadLetters letters, IFeed feed) : Grain, IDeadLetterGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public ValueTask<IReadOnlyList<DeadLetter>> List(long? before, int size) => letters.List(Tenant, before, size);

    public async ValueTask<DeadLetter?> Get(long id)
    {
        if (await letters.Find(Tenant, id) is not { } letter)
        {
            return null;
        }

        var page = await feed.Read(letter.Position - 1, 1);
        return letter with { Change = page.Changes.FirstOrDefault(change => change.Position == letter.Position) };
    }

    public async ValueTask<bool> Replay(long id)
    {
        var found = await letters.Find(Tenant, id) is not null;
        if (found)
        {
            await letters.Ask(id);
        }

        return found;
    }

    public ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy() => letters.ListUnhealthy(Tenant);
}
