using VoipbinGrains.Simulator.Delivery;
using VoipbinGrains.Simulator.Reporting;

namespace VoipbinGrains.Tests.Simulator;

public sealed class CourierTests
{
    private const int Most = 2;

    [Fact]
    public async Task No_more_are_underway_than_may_be_and_the_rest_follow()
    {
        var webhooks = Plans.Of("today").Play().Take(50).ToList();
        using var server = new CrowdedServer(opensAt: Most);
        using var http = new HttpClient(server);
        var tally = new Tally(TimeProvider.System);
        var sender = new Sender(http, new Uri("http://voipbin.test"), null, tally, TimeProvider.System);
        var faults = new Faults(seed: 1, TimeSpan.Zero, duplicates: 0, loss: 0);
        using var courier = new Courier(sender, faults, null, Most, tally, TimeProvider.System);

        webhooks.ForEach(webhook => courier.Send(webhook, CancellationToken.None));
        await courier.Finish();

        Assert.Equal(Most, server.Crowd);
        Assert.Equal(webhooks.Count, tally.Read().Sent);
        Assert.Equal(0, tally.Read().InFlight);
    }

    // answers nobody before so many are there
    private sealed class CrowdedServer(int opensAt) : HttpMessageHandler
    {
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock access = new();
        private int there;

        public int Crowd { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count(1);
            await open.Task;
            await Task.Yield();
            Count(-1);
            return new();
        }

        private void Count(int more)
        {
            lock (access)
            {
                there += more;
                Crowd = Math.Max(Crowd, there);
                if (there == opensAt)
                {
                    open.TrySetResult();
                }
            }
        }
    }
}
