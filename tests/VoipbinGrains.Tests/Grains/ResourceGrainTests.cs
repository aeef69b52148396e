using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class ResourceGrainTests : IAsyncLifetime
{
    private readonly Guid id = Guid.NewGuid();
    private TestCluster cluster = null!;

    private ICallGrain Call => cluster.Client.Call(id);

    private CallEvents Event => new(id);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1);

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task A_late_ringing_never_takes_an_answered_call_back()
    {
        await Call.Receive(Event.At(0, Dialing));
        await Call.Receive(Event.At(2, Progressing));

        Assert.Equal(Verdict.Late, (await Call.Receive(Event.At(1, Ringing))).Verdict);
        Assert.Equal(Progressing, (await Call.Get())!.Status);
    }

    [Fact]
    public async Task A_repeat_is_answered_with_the_version_and_position_it_got()
    {
        var first = await Call.Receive(Event.At(1, Ringing));
        await Call.Receive(Event.At(2, Progressing));

        Assert.Equal(first with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.At(1, Ringing)));
    }

    [Fact]
    public async Task A_repeat_is_recognised_however_long_its_history_and_after_a_new_activation()
    {
        var first = await Call.Receive(Event.At(0, Progressing));
        for (var second = 1; second <= 100; second++)
        {
            await Call.Receive(Event.At(second, Progressing));
        }

        Assert.Equal(first with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.At(0, Progressing)));
        await cluster.Deactivate(Call);
        Assert.Equal(first with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.At(0, Progressing)));
        Assert.Equal(101, (await Call.GetState())!.Version);
    }

    [Fact]
    public async Task A_repeat_is_recognised_by_a_new_activation_that_has_heard_more_since()
    {
        var receipts = new[]
        {
            await Call.Receive(Event.At(1, Ringing)),
            await Call.Receive(Event.At(2, Progressing)),
        };
        await cluster.Deactivate(Call);
        await Call.Receive(Event.At(9, Hangup));

        Assert.Equal(receipts[0] with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.At(1, Ringing)));
        Assert.Equal(receipts[1] with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.At(2, Progressing)));
        Assert.Equal(Verdict.Late, (await Call.Receive(Event.At(3, Progressing))).Verdict);
    }

    [Fact]
    public async Task What_began_a_call_is_a_repeat_to_a_new_activation_too_and_what_would_begin_it_again_is_late()
    {
        var first = await Call.Receive(Event.Created());
        await Call.Receive(Event.At(2, Progressing));

        await cluster.Deactivate(Call);
        Assert.Equal(first with { Verdict = Verdict.Duplicate }, await Call.Receive(Event.Created()));
        await cluster.Deactivate(Call);
        var again = await Call.Receive(Event.Created() with { Identity = default });

        Assert.Equal((Verdict.Late, 3), (again.Verdict, again.Version));
        Assert.Equal((Progressing, 3), ((await Call.Get())!.Status, (await Call.GetState())!.Version));
    }

    [Fact]
    public async Task A_new_activation_stands_where_the_old_one_stood()
    {
        await Call.Receive(Event.At(5, Hangup));
        await Call.Receive(Event.At(1, Ringing));
        await Call.Receive(Event.At(9, Ringing));
        var before = await Call.GetState();

        await cluster.Deactivate(Call);
        var after = await Call.GetState();

        Assert.Equal(before!.Data.ToArray(), after!.Data.ToArray());
        Assert.Equal(before with { Data = default }, after with { Data = default });
        Assert.Equal(1, after.Anomalies);
    }

    [Fact]
    public async Task History_comes_in_lifecycle_order_page_by_page()
    {
        await Call.Receive(Event.At(5, Hangup));
        await Call.Receive(Event.At(0, Dialing));
        await Call.Receive(Event.At(1, Ringing));

        var first = await Call.GetHistory(null, 2);
        var second = await Call.GetHistory(first.Next, 2);

        Assert.Equal(["dialing", "ringing"], first.Events.Select(recorded => recorded.Status!));
        Assert.Equal(["hangup"], second.Events.Select(recorded => recorded.Status!));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Nothing_is_known_of_a_call_that_nobody_told_of()
    {
        Assert.Null(await Call.Get());
        Assert.Null(await Call.GetState());
        Assert.Empty((await Call.GetHistory(null, 10)).Events);
    }

    [Fact]
    public async Task Another_calls_event_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Call.Receive(new CallEvents(Guid.NewGuid()).At(0, Dialing)));

    [Fact]
    public async Task Another_tenants_call_of_the_same_id_is_another_call()
    {
        await Call.Receive(Event.At(0, Dialing));

        Assert.Null(await cluster.Client.Call(id, "acme").Get());
    }
}
