using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>Where events of calls are recorded, by their order and each once.</summary>
internal interface ICalls : IDisposable
{
    /// <summary>Makes the tables.</summary>
    Task Open();

    /// <summary>Records an event; once this returns it is durable.</summary>
    Task Record(ToldCall told);
}
