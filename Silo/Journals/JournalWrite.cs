using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals;

/// <summary>One thing to make durable.</summary>
internal abstract record JournalWrite
{
    /// <summary>About how many bytes it is.</summary>
    public abstract int Size { get; }
}

/// <summary>An event of a resource.</summary>
internal sealed record ResourceWrite(EventWrite Event) : JournalWrite
{
    public override int Size => Event.Event.Data.Length;
}

/// <summary>An event of a type that is not modelled.</summary>
internal sealed record UnmodelledWrite(string Tenant, UnmodelledEvent Event) : JournalWrite
{
    public override int Size => Event.Data.Length;
}

/// <summary>A body that was not let in.</summary>
internal sealed record QuarantineWrite(string Tenant, QuarantinedBody Body) : JournalWrite
{
    public override int Size => Body.Body.Length;
}
