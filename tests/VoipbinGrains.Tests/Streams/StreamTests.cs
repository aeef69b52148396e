using Orleans.Streams;
using VoipbinGrains.Calls;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;
using VoipbinGrains.Tests.Grains;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Streams;

public sealed class StreamTests : IAsyncLifetime
{
    private readonly Guid call = Guid.NewGuid();
    private readonly Heard heard = new();
    private TestCluster cluster = null!;

    private IStreamProvider Streams => cluster.Client.GetStreamProvider(VoipbinStreams.Provider);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1);

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Who_subscribes_to_a_call_hears_what_is_recorded_of_it_from_then_on()
    {
        await Tell(0, Dialing);
        await Streams.GetStream<Change>(VoipbinStreams.Call(call)).SubscribeAsync(heard);

        await Tell(1, Ringing);
        await Tell(2, Progressing);
        await heard.Until(2);

        Assert.Equal([2, 3], heard.Changes.Select(change => change.Version));
        Assert.Equal(["ringing", "progressing"], heard.Changes.Select(change => change.Status));
    }

    [Fact]
    public async Task Who_subscribes_with_a_token_hears_what_was_before_too_also_if_nothing_more_happens()
    {
        await Tell(0, Dialing);
        var second = await Tell(1, Ringing);
        await Tell(2, Progressing);

        var stream = Streams.GetStream<Change>(VoipbinStreams.Call(call));
        var later = new Heard();
        await stream.SubscribeAsync(heard, VoipbinStreams.Beginning);
        await stream.SubscribeAsync(later, VoipbinStreams.After(second.Position));
        await heard.Until(3);
        await later.Until(1);

        Assert.Equal([1, 2, 3], heard.Changes.Select(change => change.Version));
        Assert.Equal([3], later.Changes.Select(change => change.Version));
    }

    [Fact]
    public async Task Where_a_subscription_begins_is_stored_with_it_and_only_when_it_is_new()
    {
        var first = await Tell(0, Dialing);
        var second = await Tell(1, Ringing);
        await Tell(2, Progressing);
        var stream = Streams.GetStream<Change>(VoipbinStreams.Call(call));

        await stream.SubscribeAfterAsync(heard, second.Position);
        var one = Assert.Single(await cluster.Part<IStreamStore>().ReadSubscribed(0));
        Assert.Equal(second.Position, one.Since);
        await cluster.Part<IStreamStore>().Settle([one]);

        await stream.SubscribeAfterAsync(new Heard(), first.Position);
        var two = Assert.Single(await cluster.Part<IStreamStore>().ReadSubscribed(0));
        Assert.Equal(first.Position, two.Since);
        await cluster.Part<IStreamStore>().Settle([two]);

        await stream.SubscribeAsync(new Heard());
        Assert.True(Assert.Single(await cluster.Part<IStreamStore>().ReadSubscribed(0)).Since > second.Position);
        await heard.Until(1);
        Assert.Equal([3], heard.Changes.Select(change => change.Version));
    }

    [Fact]
    public async Task A_kind_and_a_tenant_are_streams_too()
    {
        var acme = new Heard();
        await Streams.GetStream<Change>(VoipbinStreams.Kind("call")).SubscribeAsync(heard);
        await Streams.GetStream<Change>(VoipbinStreams.Tenant("acme")).SubscribeAsync(acme);

        var other = Guid.NewGuid();
        await cluster.Client.Call(call, "acme").Receive(new CallEvents(call).At(0, Ringing));
        await cluster.Client.Call(other).Receive(new CallEvents(other).At(0, Ringing));
        await heard.Until(2);
        await acme.Until(1);

        Assert.Equal(["acme", "default"], heard.Changes.Select(change => change.Tenant));
        Assert.Equal([call.ToString()], acme.Changes.Select(change => change.Id));
    }

    private async Task<Receipt> Tell(int second, CallStatus status) =>
        await cluster.Client.Call(call).Receive(new CallEvents(call).At(second, status));
}
