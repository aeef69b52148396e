namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>An empty store that takes calls' events for a time.</summary>
internal interface ICommitted : IAsyncDisposable
{
    /// <summary>Commits as many as it can.</summary>
    /// <param name="duration">For how long.</param>
    /// <returns>How many were durable each second.</returns>
    Task<double> Run(TimeSpan duration);
}
