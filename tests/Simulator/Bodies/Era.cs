namespace VoipbinGrains.Simulator.Bodies;

/// <summary>Whose words and forms a body is in. A resource is told in one era all its life.</summary>
internal enum Era
{
    /// <summary>As VoIPBin's documentation shows it: <c>call_answered</c>, <c>wait</c>, 9999 for unset.</summary>
    Of2022,

    /// <summary>As VoIPBin sends it now: <c>call_progressing</c>, <c>waiting</c>, null or absent for unset.</summary>
    Today,
}
