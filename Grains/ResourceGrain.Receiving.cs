using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Grains.Receiving;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains;

/// <summary>What happens in a turn.</summary>
internal abstract partial class ResourceGrain
{
    private async ValueTask<Receipt> ReceiveAlone(WebhookEvent heard)
    {
        try
        {
            if (!memory.IsKnown && type.Lifecycle.EventOf(heard.SentAs) is { IsCreation: true }
                && await TryBegin(heard) is { } begun)
            {
                return begun;
            }

            await memory.Know();
            return memory.IsPurged ? await Keep(heard)
                : await memory.FindRepeat(type.Lifecycle.KeyOf(heard)) is { } first ? Repeat(first)
                : await Record(heard);
        }
        finally
        {
            PassTurn();
        }
    }

    // its callers' requests keep the activation until it is done
    private void PassTurn()
    {
        if (turns.Pass() is { Count: > 0 } events)
        {
            _ = ReceiveTogether(events);
        }
    }

    private async Task ReceiveTogether(IReadOnlyList<WaitingEvent> events)
    {
        try
        {
            await memory.Know();
            var judged = new JudgedEvents(type.Lifecycle, memory.Standing);
            foreach (var one in events)
            {
                await TryHear(one, judged);
            }

            if (!judged.IsEmpty)
            {
                var committed = await CommitEvents(judged.ToWrite(Key, memory.Head?.Number));
                judged.Answer(committed.Position);
            }
        }
        catch (Exception cause)
        {
            foreach (var one in events)
            {
                one.Fail(cause);
            }
        }

        PassTurn();
    }

    // what goes wrong with one is no other's concern
    private async ValueTask TryHear(WaitingEvent one, JudgedEvents judged)
    {
        try
        {
            await Hear(one, judged);
        }
        catch (Exception cause)
        {
            one.Fail(cause);
        }
    }

    private async ValueTask Hear(WaitingEvent one, JudgedEvents judged)
    {
        if (memory.IsPurged)
        {
            one.Answer(await Keep(one.Heard));
        }
        else if (judged.TryAddRepeat(one))
        {
            return;
        }
        else if (await memory.FindRepeat(type.Lifecycle.KeyOf(one.Heard)) is { } first)
        {
            one.Answer(Repeat(first));
        }
        else
        {
            judged.Add(one);
        }
    }

    // what creates a resource is nearly always the first that is heard of it: nothing needs to be read, for the journal
    // refuses it if there was something
    private async ValueTask<Receipt?> TryBegin(WebhookEvent heard)
    {
        try
        {
            return await Record(heard);
        }
        catch (VersionConflictException) when (!memory.IsKnown)
        {
            return null;
        }
    }

    private async ValueTask<Receipt> Record(WebhookEvent heard)
    {
        var judged = Judge.Decide(type.Lifecycle, memory.Standing, heard);
        var committed = await CommitEvents(new EventWrite(Key, memory.Head?.Number, judged));
        return new Receipt(judged.Verdict, judged.Version, committed.Position);
    }

    private async ValueTask<Receipt> Record(Remainder rest, Standing standing, Withdrawal asked)
    {
        var judged = rest.Record(standing, asked);
        var write = new EventWrite(Key, memory.Head!.Number, judged)
        {
            Withdrawn = new WithdrawnEvent(rest.Withdrawn!.Version, asked.Erases),
        };
        var committed = await Commit(write, (number, recorded) => new ResourceHead(
            number,
            new Standing(rest.Winner ?? recorded, recorded.Version, recorded.Position, recorded.Aftermath),
            HasWithdrawn: true));
        return new Receipt(judged.Verdict, judged.Version, committed.Position);
    }

    private ValueTask<Committed> CommitEvents(EventWrite write) => Commit(write, (number, recorded) => new ResourceHead(
        number, Standing.After(memory.Standing, recorded), memory.Head is { HasWithdrawn: true }));

    private async ValueTask<Committed> Commit(EventWrite write, Func<long, RecordedEvent, ResourceHead> headAfter)
    {
        try
        {
            var committed = await journal.Commit(write);
            for (var place = 0; place < write.Count; place++)
            {
                var recorded = write[place] with { Position = committed.Position + place };
                memory.Remember(recorded, headAfter(committed.Number, recorded));
            }

            return committed;
        }
        catch (Exception cause) when (memory.IsKnown || cause is not VersionConflictException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private static Receipt Repeat(Occurrence first) => new(Verdict.Duplicate, first.Version, first.Position);

    // a resource whose events were purged must not begin anew with a late one
    private async ValueTask<Receipt> Keep(WebhookEvent heard)
    {
        var kept = new UnmodelledEvent
        {
            Type = heard.SentAs,
            Id = heard.Id.ToString(),
            ReceivedAt = heard.ReceivedAt,
            Data = heard.Data,
        };
        var replayed = heard.ReplayOf is { } body ? await journal.KeepReplayed(Key.Tenant, body, kept) : null;
        return new Receipt(Verdict.Stored, 0, replayed ?? await journal.Keep(Key.Tenant, kept));
    }
}
