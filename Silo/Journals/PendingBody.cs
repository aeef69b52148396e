using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Silo.Journals;

/// <summary>A body that waits to be put into quarantine.</summary>
internal sealed class PendingBody(string tenant, QuarantinedBody body) : PendingWrite<long>
{
    public string Tenant => tenant;

    public QuarantinedBody Body => body;

    /// <inheritdoc/>
    protected override int DataSize => body.Body.Length;
}
