namespace VoipbinGrains.Grains.Journal;

/// <summary>The store cannot take a write now; a resend may find it back.</summary>
[GenerateSerializer, Alias("voipbin.JournalUnavailableException")]
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
