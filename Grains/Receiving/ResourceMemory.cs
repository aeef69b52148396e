using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Receiving;

/// <summary>What a resource's grain knows of it. It follows the journal and never runs ahead.</summary>
internal sealed class ResourceMemory(IJournal journal, ResourceKey key)
{
    private ResourceState? state; // of the head, once it was asked for
    private RecentEvents? recent; // the head's newest apart

    public ResourceKey Key => key;

    /// <summary>Whether the journal was asked, or has taken an event since.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What the journal knows of it; null if that is nothing, or not known yet.</summary>
    public ResourceHead? Head { get; private set; }

    /// <summary>How it stands; null if nothing was heard of it, or it was purged.</summary>
    public Standing? Standing => Head?.Standing;

    /// <summary>Whether it takes no more events.</summary>
    public bool IsPurged => Head is { Standing: null };

    /// <summary>What callers see; null if there is nothing.</summary>
    public ResourceState? State => state ??= Standing?.ToState(key);

    /// <summary>Asks the journal, unless it is known.</summary>
    /// <remarks>Who reads may ask meanwhile too: whoever learns it first, what was read before a commit never stands
    /// after it.</remarks>
    public async ValueTask Know()
    {
        if (!IsKnown && await journal.Load(key) is var read && !IsKnown)
        {
            (Head, IsKnown) = (read, true);
        }
    }

    /// <summary>Finds what this event would be a repeat of; null if it is none.</summary>
    public async ValueTask<Occurrence?> FindRepeat(EventKey heard) =>
        Standing is not { Winner: var newest } ? null
            : newest.Key.Identity == heard.Identity ? new Occurrence(newest.Version, newest.Position)
            : recent?.Find(heard) is { } found ? found
            : IsNew(heard) ? null
            : await journal.Find(Head!.Number, heard);

    /// <summary>Remembers an event that the journal has taken.</summary>
    /// <param name="recorded">The event, with its position.</param>
    /// <param name="after">How the resource stands with it.</param>
    public void Remember(RecordedEvent recorded, ResourceHead after)
    {
        var before = Standing;
        (Head, IsKnown, state) = (after, true, null);
        if (before is not null)
        {
            recent ??= new RecentEvents(before.Version == 1 ? null : before.Winner.Key);
            recent.Add(ReferenceEquals(after.Standing!.Winner, recorded) ? before.Winner : recorded);
        }
    }

    // the usual event asks nothing: it is newer than any, or all that it could repeat are here; what is withdrawn may
    // stand above the newest, and is not heard anew
    private bool IsNew(EventKey heard) => Head is { HasWithdrawn: false }
        && (heard > Standing!.Winner.Key || (recent is null ? Standing.Version == 1 : recent.Covers(heard)));
}
