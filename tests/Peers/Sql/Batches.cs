using System.Threading.Channels;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>One writer for all requests: what waits is recorded in one transaction.</summary>
internal sealed class Batches(IBatchedCalls calls) : ICalls
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;

    private readonly Channel<(ToldCall Told, TaskCompletionSource Done)> waiting =
        Channel.CreateBounded<(ToldCall, TaskCompletionSource)>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public async Task Open()
    {
        await calls.Open();
        _ = Task.Run(Run);
    }

    public async Task Record(ToldCall told)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync((told, done));
        await done.Task;
    }

    public void Dispose() => calls.Dispose();

    private async Task Run()
    {
        var (told, done) = (new List<ToldCall>(), new List<TaskCompletionSource>());
        while (await waiting.Reader.WaitToReadAsync())
        {
            told.Clear();
            done.Clear();
            while (told.Count < MostAtOnce && waiting.Reader.TryRead(out var next))
            {
                told.Add(next.Told);
                done.Add(next.Done);
            }

            try
            {
                await calls.Record(told);
                done.ForEach(one => one.SetResult());
            }
            catch (Exception cause)
            {
                done.ForEach(one => one.SetException(cause));
            }
        }
    }
}
