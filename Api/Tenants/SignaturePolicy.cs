namespace VoipbinGrains.Api.Tenants;

/// <summary>What is asked of a webhook's signature.</summary>
internal enum SignaturePolicy
{
    /// <summary>None is looked at.</summary>
    Off,

    /// <summary>One that is sent must be right, if there is a secret to tell by.</summary>
    Optional,

    /// <summary>One must be sent and be right.</summary>
    Required,
}
