namespace VoipbinGrains.Api.Health;

/// <summary>Whether a process can do its work, and if not, why.</summary>
internal sealed record ReadinessView(string Status, IReadOnlyList<string> Reasons);
