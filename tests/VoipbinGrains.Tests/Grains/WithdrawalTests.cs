using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class WithdrawalTests : IAsyncLifetime
{
    private readonly Guid id = Guid.NewGuid();
    private TestCluster cluster = null!;

    private ICallGrain Call => cluster.Client.Call(id);

    private CallEvents Event => new(id);

    public async Task InitializeAsync() => cluster = await TestCluster.Start(silos: 1);

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task A_call_whose_end_is_withdrawn_goes_on_and_a_new_activation_agrees()
    {
        await Call.Receive(Event.At(1, Ringing));
        var end = await Call.Receive(Event.At(5, Hangup));

        var withdrawn = await Call.Withdraw(Of(end));

        Assert.Equal(new Receipt(Verdict.Withdrawn, 3, end.Position + 1), withdrawn);
        Assert.Equal((Ringing, false, 3), await Standing());
        await cluster.Deactivate(Call);
        Assert.Equal((Ringing, false, 3), await Standing());
        Assert.Equal(Verdict.Applied, (await Call.Receive(Event.At(2, Progressing))).Verdict);
        Assert.Equal((Progressing, false, 4), await Standing());
    }

    [Fact]
    public async Task What_is_withdrawn_is_a_repeat_when_it_is_sent_again_also_after_a_new_activation()
    {
        await Call.Receive(Event.At(1, Ringing));
        var end = await Call.Receive(Event.At(5, Hangup));
        await Call.Withdraw(Of(end));

        var repeat = await Call.Receive(Event.At(5, Hangup));
        await cluster.Deactivate(Call);

        Assert.Equal(end with { Verdict = Verdict.Duplicate }, repeat);
        Assert.Equal(repeat, await Call.Receive(Event.At(5, Hangup)));
        Assert.Equal((Ringing, false, 3), await Standing());
    }

    [Fact]
    public async Task A_withdrawal_that_is_asked_for_again_changes_nothing_unless_the_data_is_to_go_too()
    {
        await Call.Receive(Event.At(1, Ringing));
        var end = await Call.Receive(Event.At(5, Hangup));
        var first = await Call.Withdraw(Of(end));

        Assert.Equal(first, await Call.Withdraw(Of(end)));
        var erased = await Call.Withdraw(Of(end) with { Erases = true });
        Assert.Equal(4, erased!.Version);
        Assert.Equal(first, await Call.Withdraw(Of(end) with { Erases = true }));

        Assert.Equal((Ringing, false, 4), await Standing());
        var history = (await Call.GetHistory(null, 9)).Events;
        Assert.Equal((3, 2), (history[^1].WithdrawnBy, history[^1].Data.Length));
    }

    [Fact]
    public async Task Neither_a_withdrawal_nor_what_was_never_heard_can_be_withdrawn()
    {
        var first = await Call.Receive(Event.At(1, Ringing));
        var other = await cluster.Client.Call(Guid.NewGuid()).Withdraw(Of(first));
        var withdrawal = await Call.Withdraw(Of(first));

        Assert.Null(other);
        Assert.Null(await Call.Withdraw(Of(withdrawal!)));
        Assert.Null(await Call.Withdraw(Of(first with { Position = 99 })));
    }

    private static Withdrawal Of(Receipt receipt) =>
        new() { Position = receipt.Position, Reason = "A mistake", At = DateTimeOffset.UnixEpoch };

    private async Task<(CallStatus? Status, bool Ended, int Version)> Standing()
    {
        var state = await Call.GetState();
        return ((await Call.Get())!.Status, state!.Ended, state.Version);
    }
}
