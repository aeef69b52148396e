namespace VoipbinGrains.Api.Paging;

/// <summary>A part of a list; the token leads to the next part and is null at the end.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Result, string? NextPageToken);
