using Orleans.Streams;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Tests.Streams;

/// <summary>What a subscriber has heard, in the order in which it did.</summary>
internal sealed class Heard : IAsyncObserver<Change>
{
    private readonly List<Change> changes = [];
    private readonly List<Exception> errors = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Change> Changes
    {
        get
        {
            lock (changes)
            {
                return [.. changes];
            }
        }
    }

    public IReadOnlyList<Exception> Errors
    {
        get
        {
            lock (changes)
            {
                return [.. errors];
            }
        }
    }

    /// <summary>Is asked before a change is taken; what it throws, the provider is answered.</summary>
    public Func<Change, Task> Taking { get; set; } = _ => Task.CompletedTask;

    public async Task OnNextAsync(Change item, StreamSequenceToken? token = null)
    {
        await Taking(item);
        Note(() => changes.Add(item));
    }

    public Task OnErrorAsync(Exception ex)
    {
        Note(() => errors.Add(ex));
        return Task.CompletedTask;
    }

    /// <summary>Waits until something holds of what was heard.</summary>
    public async Task Until(Func<Heard, bool> holds)
    {
        while (true)
        {
            var noted = Volatile.Read(ref more).Task;
            if (holds(this))
            {
                return;
            }

            await noted.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Waits until so many changes were heard.</summary>
    public Task Until(int count) => Until(heard => heard.Changes.Count >= count);

    private void Note(Action note)
    {
        lock (changes)
        {
            note();
        }

        Interlocked.Exchange(ref more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
