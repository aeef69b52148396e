using VoipbinGrains.Resources;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Grains;

public sealed class ClusterTests
{
    [Fact]
    public async Task Calls_go_on_where_they_stood_when_their_silo_is_killed()
    {
        await using var cluster = await TestCluster.Start(silos: 3);
        var calls = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var call in calls)
        {
            await cluster.Client.Call(call).Receive(new CallEvents(call).At(0, Ringing));
        }

        await cluster.Kill(2);

        foreach (var call in calls)
        {
            var receipt = await Retry(() => cluster.Client.Call(call).Receive(new CallEvents(call).At(1, Progressing)));
            Assert.Equal(2, receipt.Version);
            Assert.Equal(Progressing, (await cluster.Client.Call(call).Get())!.Status);
        }
    }

    [Fact]
    public async Task Two_activations_of_one_call_never_give_a_version_twice_nor_leave_a_gap()
    {
        await using var cluster = await TestCluster.Start(silos: 3);
        for (var round = 0; round < 20; round++)
        {
            var call = Guid.NewGuid();
            var told = new CallEvents(call);
            var (one, other) = (cluster.CallOn(call, silo: 1), cluster.CallOn(call, silo: 2));
            await cluster.Activate(silo: 1, () => one.Receive(told.At(0, Dialing)).AsTask());
            await cluster.Forget(one);
            await cluster.Activate(silo: 2, () => other.GetState().AsTask());

            var answers = await Task.WhenAll(
                Answer(() => one.Receive(told.At(1, Ringing))), Answer(() => other.Receive(told.At(2, Progressing))));
            var resent = await Task.WhenAll(
                Retry(() => one.Receive(told.At(1, Ringing))), Retry(() => other.Receive(told.At(2, Progressing))));

            Assert.Single(answers, answer => answer is null);
            Assert.Equal([2, 3], resent.Select(receipt => receipt.Version).Order());
            var history = await cluster.Client.Call(call).GetHistory(null, 10);
            Assert.Equal([1, 2, 3], history.Events.Select(recorded => recorded.Version).Order());
        }
    }

    private static async Task<Receipt?> Answer(Func<ValueTask<Receipt>> receive)
    {
        try
        {
            return await receive();
        }
        catch (VersionConflictException)
        {
            return null;
        }
    }

    private static async Task<Receipt> Retry(Func<ValueTask<Receipt>> receive)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await receive();
            }
            catch (Exception) when (attempt < 20)
            {
                // the silo's death is not noticed yet; VoIPBin sends again too
            }
        }
    }
}
