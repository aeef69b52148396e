using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

/// <summary>A stream of which the test says what it tells, and which subscriptions fail.</summary>
internal sealed class ToldStream : IAsyncStream<Change>
{
    private readonly List<(StreamSubscriptionHandle<Change> Handle, IAsyncObserver<Change> Ear)> subscribed = [];

    /// <summary>What the subscriptions that are to be asked for next fail with.</summary>
    public Queue<Exception> Failures { get; } = [];

    /// <summary>How often it was asked for a subscription.</summary>
    public int Asked { get; private set; }

    public bool IsRewindable => true;

    public string ProviderName => VoipbinStreams.Provider;

    public StreamId StreamId => VoipbinStreams.Kind("call");

    /// <summary>Tells a change to all that are subscribed.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="previous">That of the one before it in the stream.</param>
    public async Task Tell(long position, long previous)
    {
        var change = new Change
        {
            Position = position,
            Tenant = "default",
            Resource = "call",
            Id = "x",
            Event = "x",
            Outcome = Verdict.Applied,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Data = default,
        };
        foreach (var (_, ear) in subscribed.ToList())
        {
            await ear.OnNextAsync(change, new JournalToken(position, 1, previous));
        }
    }

    public Task<IList<StreamSubscriptionHandle<Change>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<Change>>>([.. subscribed.Select(one => one.Handle)]);

    public Task<StreamSubscriptionHandle<Change>> SubscribeAsync(
        IAsyncObserver<Change> observer, StreamSequenceToken? token, string? filterData = null)
    {
        Asked++;
        if (Failures.TryDequeue(out var failure))
        {
            throw failure;
        }

        var handle = new Handle(this);
        subscribed.Add((handle, observer));
        return Task.FromResult<StreamSubscriptionHandle<Change>>(handle);
    }

    public Task<StreamSubscriptionHandle<Change>> SubscribeAsync(IAsyncObserver<Change> observer) =>
        SubscribeAsync(observer, token: null);

    public Task<StreamSubscriptionHandle<Change>> SubscribeAsync(IAsyncBatchObserver<Change> observer) =>
        throw new NotSupportedException();

    public Task<StreamSubscriptionHandle<Change>> SubscribeAsync(
        IAsyncBatchObserver<Change> observer, StreamSequenceToken? token) => throw new NotSupportedException();

    public Task OnNextAsync(Change item, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public Task OnNextBatchAsync(IEnumerable<Change> batch, StreamSequenceToken? token = null) =>
        throw new NotSupportedException();

    public Task OnCompletedAsync() => throw new NotSupportedException();

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException();

    public bool Equals(IAsyncStream<Change>? other) => ReferenceEquals(this, other);

    public int CompareTo(IAsyncStream<Change>? other) => throw new NotSupportedException();

    private sealed class Handle(ToldStream stream) : StreamSubscriptionHandle<Change>
    {
        public override Guid HandleId { get; } = Guid.NewGuid();

        public override string ProviderName => stream.ProviderName;

        public override StreamId StreamId => stream.StreamId;

        public override Task UnsubscribeAsync()
        {
            stream.subscribed.RemoveAll(one => one.Handle == this);
            return Task.CompletedTask;
        }

        public override Task<StreamSubscriptionHandle<Change>> ResumeAsync(
            IAsyncObserver<Change> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

        public override Task<StreamSubscriptionHandle<Change>> ResumeAsync(
            IAsyncBatchObserver<Change> observer, StreamSequenceToken? token = null) =>
            throw new NotSupportedException();

        public override bool Equals(StreamSubscriptionHandle<Change>? other) => ReferenceEquals(this, other);
    }
}
