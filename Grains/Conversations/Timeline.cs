using VoipbinGrains.Conversations;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Conversations;

/// <summary>What happened in a conversation, in the order of VoIPBin's clocks.</summary>
internal static class Timeline
{
    /// <summary>Puts histories together. Events of one time keep the order of their resource's life.</summary>
    /// <param name="parts">The call, its legs, flows and stays.</param>
    /// <param name="agents">The agents, whose days are longer: what happens to them meanwhile belongs to it.</param>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<History> parts, IEnumerable<History> agents)
    {
        var own = parts.ToList();
        var end = own.TrueForAll(part => part.State.Ended)
            ? own.SelectMany(part => part.Events).Max(one => one.OccurredAt)
            : null;
        var meanwhile = agents.Select(agent =>
            agent with { Events = [.. agent.Events.Where(one => !(one.OccurredAt > end))] });
        return
        [
            .. own.Concat(meanwhile)
                .OrderBy(part => Array.FindIndex([.. ResourceTypes.All], type => type.Name == part.State.Key.Resource))
                .ThenBy(part => part.State.Key.Id)
                .SelectMany(part => part.Events, (part, one) => (part.State.Key, One: one))
                .OrderBy(entry => entry.One.OccurredAt)
                .Select(entry => new TimelineEntry(
                    entry.One.OccurredAt, entry.Key.Resource, entry.Key.Id, entry.One.Event, entry.One.Status)),
        ];
    }
}
