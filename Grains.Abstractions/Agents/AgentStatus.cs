using VoipbinGrains.Resources;

namespace VoipbinGrains.Agents;

/// <summary>What an agent does. VoIPBin never returns an agent to available by itself.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.AgentStatus")]
public readonly record struct AgentStatus([property: Id(0)] string Value) : IWord<AgentStatus>
{
    /// <summary>Ready for a call.</summary>
    public static AgentStatus Available { get; } = new("available");

    /// <summary>Not at the desk.</summary>
    public static AgentStatus Away { get; } = new("away");

    /// <summary>In a call.</summary>
    public static AgentStatus Busy { get; } = new("busy");

    /// <summary>Signed off; an agent begins so.</summary>
    public static AgentStatus Offline { get; } = new("offline");

    /// <summary>Being called.</summary>
    public static AgentStatus Ringing { get; } = new("ringing");

    /// <inheritdoc/>
    public static AgentStatus Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(AgentStatus word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
