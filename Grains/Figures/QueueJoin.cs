namespace VoipbinGrains.Grains.Figures;

/// <summary>A flow's <c>queue_join</c>: the only place where VoIPBin tells which queue a call enters.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Action">The action's id; a loop takes it more than once.</param>
/// <param name="At">When, in microseconds since 1970.</param>
/// <param name="IsExact">
/// Whether the action itself tells the time; else it is that of an event which shows the action as the current one.
/// </param>
internal readonly record struct QueueJoin(Guid Queue, Guid Action, long At, bool IsExact);
