using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>Where events of calls are recorded together.</summary>
internal interface IBatchedCalls : IDisposable
{
    /// <summary>Makes the tables.</summary>
    Task Open();

    /// <summary>Records events in one transaction; once this returns they are durable.</summary>
    Task Record(IReadOnlyList<ToldCall> told);
}
