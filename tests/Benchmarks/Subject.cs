using Microsoft.Extensions.Configuration;

namespace VoipbinGrains.Benchmarks;

/// <summary>Something to measure.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Measures">What it measures.</param>
/// <param name="Run">Measures it, with settings from the command line, and tells whether what must hold does.</param>
internal sealed record Subject(string Name, string Measures, Func<IConfiguration, CancellationToken, Task<bool>> Run);
