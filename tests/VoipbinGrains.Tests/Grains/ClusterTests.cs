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
        var call = Guid.NewGuid();
        var versions = new List<int>();
        var refused = 0;
        for (var second = 0; second < 60; second += 2)
        {
            var (one, other) = (cluster.Silo(1).Call(call), cluster.Silo(2).Call(call));
            await one.GetState();
            cluster.Directory.Forget(one);

            var both = new[] { (one, second), (other, second + 1) }.Select(async each =>
            {
                try
                {
                    return (int?)(await each.Item1.Receive(new CallEvents(call).At(each.Item2, Progressing))).Version;
                }
                catch (Exception)
                {
                    return null;
                }
            });
            var given = await Task.WhenAll(both);
            versions.AddRange(given.OfType<int>());
            refused += given.Count(version => version is null);
        }

        Assert.NotEqual(0, refused);
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Order());
        var history = await cluster.Client.Call(call).GetHistory(null, 1000);
        Assert.Equal(versions.Order(), history.Events.Select(recorded => recorded.Version).Order());
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
