using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Receiving;

/// <summary>An event that came while its resource was writing, and whoever waits for its receipt.</summary>
internal sealed class WaitingEvent(WebhookEvent heard)
{
    private readonly TaskCompletionSource<Receipt> receipt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WebhookEvent Heard => heard;

    /// <summary>Ends once the event is durable, or could not be made so.</summary>
    public Task<Receipt> Receipt => receipt.Task;

    /// <summary>Tells what became of it.</summary>
    public void Answer(Receipt told) => receipt.TrySetResult(told);

    /// <summary>Tells that it could not be recorded, if nothing was told yet.</summary>
    public void Fail(Exception cause) => receipt.TrySetException(cause);
}
