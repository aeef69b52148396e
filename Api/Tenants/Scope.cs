namespace VoipbinGrains.Api.Tenants;

/// <summary>What a key is good for; its word in the configuration is the name in lower case.</summary>
internal enum Scope
{
    /// <summary>What is known of resources: states, histories, lists, streams.</summary>
    Read,

    /// <summary>Numbers over many resources.</summary>
    Stats,

    /// <summary>Webhooks in bulk.</summary>
    Ingest,

    /// <summary>The quarantine and its replay.</summary>
    Ops,
}
