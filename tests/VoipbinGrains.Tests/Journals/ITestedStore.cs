using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Tests.Journals;

/// <summary>A store that runs, as the suites that every store passes see it.</summary>
public interface ITestedStore
{
    IJournal Journal { get; }

    IFeed Feed { get; }

    IDirectory Directory { get; }

    internal IStreamStore Streams { get; }

    internal IDeadLetters Letters { get; }
    ITenantBook Book { get; }

    /// <summary>How many bytes of a tenant's the quarantine keeps, and as many of strangers.</summary>
    const long RoomOfQuarantine = 3 * 1024 * 1024;

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    Task PurgeBefore(DateTimeOffset moment);

    /// <summary>Lets the journal forget all that is not stored.</summary>
    Task Restart();
}
