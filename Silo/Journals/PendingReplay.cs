using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals;

/// <summary>
/// A body in quarantine that waits to be marked as replayed, with the event of a type that is not modelled that it
/// turned out to be; null if its event is recorded already.
/// </summary>
internal sealed class PendingReplay(string tenant, long id, DateTimeOffset at, UnmodelledEvent? heard)
    : PendingWrite<long?>
{
    public string Tenant => tenant;

    public long Id => id;

    public DateTimeOffset At => at;

    public UnmodelledEvent? Heard => heard;

    /// <inheritdoc/>
    protected override int DataSize => heard?.Data.Length ?? 0;
}
