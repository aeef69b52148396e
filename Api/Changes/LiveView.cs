using VoipbinGrains.Api.Json;

namespace VoipbinGrains.Api.Changes;

/// <summary>From which position on a stream is live.</summary>
internal sealed record LiveView(Position Position);

/// <summary>Why a stream ends and what to do; a frame without data would not reach a browser's listener.</summary>
internal sealed record EndView(string Detail);
