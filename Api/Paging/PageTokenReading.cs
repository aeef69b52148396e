namespace VoipbinGrains.Api.Paging;

/// <summary>What a page token turned out to be.</summary>
internal enum PageTokenReading
{
    /// <summary>The place where a page of this list ended.</summary>
    Place,

    /// <summary>A token, but of another list.</summary>
    OfAnotherList,

    /// <summary>No token.</summary>
    None,
}
