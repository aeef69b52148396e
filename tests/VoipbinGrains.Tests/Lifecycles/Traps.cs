using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

internal static class Traps
{
    /// <summary>Receives the events in every order; each must end the same.</summary>
    /// <returns>What the last order recorded.</returns>
    public static Recording EndsInEveryOrder(string? status, string type, params WebhookEvent[] heard)
    {
        var recording = new Recording();
        var states = new HashSet<string>();
        foreach (var order in Orders.Of(heard))
        {
            recording = Recording.Of(order);
            states.Add(recording.State);
            Assert.Equal((status, type), (recording.Winner.Status, recording.Winner.Event));
        }

        Assert.Single(states);
        return recording;
    }
}
