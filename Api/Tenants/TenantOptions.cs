namespace VoipbinGrains.Api.Tenants;

/// <summary>A tenant, section <c>Tenants:{name}</c>.</summary>
internal sealed class TenantOptions
{
    /// <summary>The secrets that VoIPBin may sign with, default none; several at once let one follow another.</summary>
    public string[] Secrets { get; set; } = [];

    /// <summary>
    /// What is asked of a signature; default <see cref="SignaturePolicy.Required"/> with secrets, else
    /// <see cref="SignaturePolicy.Optional"/>.
    /// </summary>
    public SignaturePolicy? Signature { get; set; }

    /// <summary>VoIPBin's customer behind it; default the first that its events ever told.</summary>
    public Guid? CustomerId { get; set; }
}
