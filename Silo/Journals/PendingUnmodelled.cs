using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals;

/// <summary>An event of a type that is not modelled, waiting to be kept.</summary>
internal sealed class PendingUnmodelled(string tenant, UnmodelledEvent heard) : PendingWrite<long>
{
    public string Tenant => tenant;

    public UnmodelledEvent Heard => heard;

    /// <inheritdoc/>
    protected override int DataSize => heard.Data.Length;
}
