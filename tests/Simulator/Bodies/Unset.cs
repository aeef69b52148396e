namespace VoipbinGrains.Simulator.Bodies;

/// <summary>How a time that is unset is told today; each of VoIPBin's services has its own way.</summary>
internal enum Unset
{
    /// <summary>The member is not there: calls and agents.</summary>
    Absent,

    /// <summary>The member is null: activeflows, queues and queuecalls.</summary>
    Null,
}
