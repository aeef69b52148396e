namespace VoipbinGrains.Simulator.Reporting;

/// <summary>Tells each second how it goes: on a terminal in one line that is written over, else line by line.</summary>
internal sealed class Progress(Tally tally, TextWriter output, bool isTerminal, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource over = new();
    private Task telling = Task.CompletedTask;

    public void Begin() => telling = Tell();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await telling;
        over.Dispose();
    }

    private async Task Tell()
    {
        using var timer = new PeriodicTimer(Each, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                var line = Report.Progress(tally.Read(), tally.ReadLately());
                await output.WriteAsync(isTerminal ? $"\r{line}\e[K" : $"{line}\n");
                await output.FlushAsync();
            }
        }
        catch (OperationCanceledException)
        {
            await output.WriteAsync(isTerminal ? "\n" : "");
        }
    }
}
