namespace VoipbinGrains.Api.Hosting;

/// <summary>The program cannot start as it is configured; the message says what to set.</summary>
public sealed class RefusedToStartException(string message, Exception? inner = null) : Exception(message, inner);
