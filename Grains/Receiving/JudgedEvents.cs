using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Receiving;

/// <summary>
/// Events that are received together: each is judged on the standing that those before it leave, as if they were
/// recorded already.
/// </summary>
/// <param name="lifecycle">The resource's lifecycle.</param>
/// <param name="standing">How the resource stands; null if nothing was heard of it.</param>
internal sealed class JudgedEvents(Lifecycle lifecycle, Standing? standing)
{
    private readonly List<RecordedEvent> judged = [];
    private readonly Dictionary<EventIdentity, int> places = [];
    private readonly List<(WaitingEvent Waiting, int Place, bool IsRepeat)> told = [];

    /// <summary>Whether there is nothing to record.</summary>
    public bool IsEmpty => judged.Count == 0;

    /// <summary>Adds one if it repeats one of these.</summary>
    public bool TryAddRepeat(WaitingEvent waiting)
    {
        if (!places.TryGetValue(waiting.Heard.Identity, out var place))
        {
            return false;
        }

        told.Add((waiting, place, IsRepeat: true));
        return true;
    }

    /// <summary>Adds one that is not recorded yet.</summary>
    public void Add(WaitingEvent waiting)
    {
        var recorded = Judge.Decide(lifecycle, standing, waiting.Heard);
        standing = Standing.After(standing, recorded);
        places.Add(waiting.Heard.Identity, judged.Count);
        told.Add((waiting, judged.Count, IsRepeat: false));
        judged.Add(recorded);
    }

    /// <summary>What is to be recorded.</summary>
    public EventWrite ToWrite(ResourceKey key, long? number) => new(key, number, judged[0])
    {
        Following = judged.Count > 1 ? judged[1..] : null,
    };

    /// <summary>Tells everybody once they are recorded.</summary>
    /// <param name="first">The position of the first.</param>
    public void Answer(long first)
    {
        foreach (var (waiting, place, isRepeat) in told)
        {
            var recorded = judged[place];
            waiting.Answer(new Receipt(
                isRepeat ? Verdict.Duplicate : recorded.Verdict, recorded.Version, first + place));
        }
    }
}
