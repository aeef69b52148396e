using System.Diagnostics;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>
/// What is least: a loop that inserts the same rows into the same tables, as many in a transaction as the journal, and
/// asks nothing.
/// </summary>
internal abstract class InsertLoop : ICommitted
{
    private readonly ToldLife[] lives =
        [.. Enumerable.Range(0, WriteQueue.MostWrites).Select(_ => new ToldLife())];

    private long position;
    private long number;

    /// <inheritdoc/>
    public async Task<double> Run(TimeSpan duration)
    {
        var (began, inserted) = (Stopwatch.GetTimestamp(), 0L);
        for (; Stopwatch.GetElapsedTime(began) < duration; inserted += lives.Length)
        {
            var rows = Array.ConvertAll(lives, life => Row(life.Next));
            await Insert(rows);
            for (var i = 0; i < lives.Length; i++)
            {
                lives[i].Pass(rows[i].Number);
            }
        }

        return inserted / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Inserts events, and the calls that are new with them; afterwards they are durable.</summary>
    protected abstract Task Insert(InsertedRow[] rows);

    private InsertedRow Row(EventWrite write) => new(write, ++position, write.Number ?? ++number);
}

/// <summary>An event with the place and the number that it is inserted with.</summary>
internal readonly record struct InsertedRow(EventWrite Write, long Position, long Number);
