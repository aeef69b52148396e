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

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    Task PurgeBefore(DateTimeOffset moment);

    /// <summary>Lets the journal forget all that is not stored.</summary>
    Task Restart();
}
