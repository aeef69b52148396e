namespace VoipbinGrains.Silo.Streams;

/// <summary>Tells those who wait for it that something happened.</summary>
internal sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>Ends when something happens after it was asked for.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Set() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
