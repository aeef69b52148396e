namespace VoipbinGrains.Figures;

/// <summary>A number whose queuecalls can be listed.</summary>
public enum FiguresNumber
{
    /// <summary>Those that wait now.</summary>
    Waiting,

    /// <summary>Those that are put through now.</summary>
    Connecting,

    /// <summary>Those that are served now.</summary>
    InService,

    /// <summary>Those that left the wait in a period.</summary>
    Offered,

    /// <summary>Those of them that were served.</summary>
    Answered,

    /// <summary>Those of them that were not.</summary>
    Abandoned,

    /// <summary>Those of the abandoned that have not really waited.</summary>
    ShortAbandons,
}
