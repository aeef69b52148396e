using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

public sealed class DeliveryFailuresTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly StreamId calls = VoipbinStreams.Kind("call");

    private readonly ToldJournal told = new();
    private readonly BrokenLetters letters = new();
    private readonly HearingAgent agent;

    public DeliveryFailuresTests()
    {
        told.Append(1, "call");
        told.Queue.Subscribe(new Subscribed("kind/call", 1, null, 1));
        agent = new HearingAgent(told.Queue, calls, after: 0);
        told.Tell(1);
        agent.Pull();
        agent.Deliver(fails: true);
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_kept_is_tried_again_each_second()
    {
        letters.Failures = 2;
        var failing = Fail();
        Assert.Equal((1, false), (letters.Tries, failing.IsCompleted));

        while (!failing.IsCompleted)
        {
            told.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(3, letters.Tries);
        Assert.Equal([1], letters.Kept.Select(letter => letter.Position));
    }

    [Fact]
    public async Task Whoever_gives_its_queue_back_does_not_wait_for_the_store()
    {
        letters.Failures = int.MaxValue;
        var failing = Fail();
        Assert.False(failing.IsCompleted);

        told.Queue.Close();
        await failing.WaitAsync(Patience);

        Assert.Equal((1, 0), (letters.Tries, letters.Kept.Count));
    }

    private Task Fail() => new DeliveryFailures(
        () => told.Queue, letters, told.Time, NullLogger<DeliveryFailures>.Instance)
        .OnDeliveryFailure(GuidId.GetNewGuidId(), VoipbinStreams.Provider, calls, agent.Failed);

    private sealed class BrokenLetters : IDeadLetters
    {
        public int Failures { get; set; }

        public int Tries { get; private set; }

        public List<DeadLetter> Kept { get; } = [];

        public ValueTask Keep(DeadLetter letter)
        {
            Tries++;
            if (Tries <= Failures)
            {
                throw new IOException("The disk is gone.");
            }

            Kept.Add(letter);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size) =>
            throw new NotSupportedException();

        public ValueTask<DeadLetter?> Find(string tenant, long id) => throw new NotSupportedException();

        public ValueTask Ask(long id) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after) => throw new NotSupportedException();

        public ValueTask Answer(long id, DateTimeOffset? at) => throw new NotSupportedException();

        public ValueTask Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant) =>
            throw new NotSupportedException();
    }
}
