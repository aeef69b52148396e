using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>Where stores are compared: beside a PostgreSQL server of its own, with what being durable costs here.</summary>
internal static class Durably
{
    /// <summary>Prints that, measures, and takes the server away.</summary>
    /// <returns>What the measurement says.</returns>
    public static async Task<bool> Compare(Func<PostgresServer, Task<bool>> measure)
    {
        Machine.Print();
        using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        try
        {
            await DurabilityFacts.Print(postgres);
            return await measure(postgres);
        }
        finally
        {
            await postgres.DisposeAsync();
        }
    }
}
