namespace VoipbinGrains;

/// <summary>Another writer has recorded this version: the grain that expected it is one of two, or behind.</summary>
[GenerateSerializer, Alias("voipbin.VersionConflictException")]
public sealed class VersionConflictException(string message) : Exception(message);
