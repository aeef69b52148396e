using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals;

/// <summary>How far a resource's life has gone; what is deleted has ended.</summary>
internal enum Stage
{
    /// <summary>It has not ended.</summary>
    Live,

    /// <summary>It has ended and was not deleted.</summary>
    Ended,

    /// <summary>It was deleted.</summary>
    Deleted,
}

/// <summary>Which stages a query asks for.</summary>
internal static class Stages
{
    /// <summary>The stages that a resource may be at to be listed.</summary>
    public static IEnumerable<Stage> Of(ResourceQuery query) => Enum.GetValues<Stage>().Where(stage =>
        (query.Ended is null || query.Ended == stage is not Stage.Live)
        && (query.Deleted is null || query.Deleted == stage is Stage.Deleted)
        && (query.Overdue is not true || (stage is Stage.Live && query.OverdueBefore is not null)));
}
