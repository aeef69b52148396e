using VoipbinGrains.Resources;

namespace VoipbinGrains.Queuecalls;

/// <summary>Where a call in a queue is.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.QueuecallStatus")]
public readonly record struct QueuecallStatus([property: Id(0)] string Value) : IWord<QueuecallStatus>
{
    /// <summary>It was made, but does not wait yet; not known in 2022.</summary>
    public static QueuecallStatus Initiating { get; } = new("initiating");

    /// <summary>It waits for an agent; «wait» in 2022.</summary>
    public static QueuecallStatus Waiting { get; } = new("waiting");

    /// <summary>An agent was picked; «entering» in 2022.</summary>
    public static QueuecallStatus Connecting { get; } = new("connecting");

    /// <summary>It is being thrown out; of 2022 only.</summary>
    public static QueuecallStatus Kicking { get; } = new("kicking");

    /// <summary>The caller joined the agent's conference; the agent may not have answered yet.</summary>
    public static QueuecallStatus Service { get; } = new("service");

    /// <summary>It was served, and is over.</summary>
    public static QueuecallStatus Done { get; } = new("done");

    /// <summary>It is over without having been served.</summary>
    public static QueuecallStatus Abandoned { get; } = new("abandoned");

    /// <inheritdoc/>
    public static QueuecallStatus Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(QueuecallStatus word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
