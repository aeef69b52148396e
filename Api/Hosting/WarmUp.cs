using System.Text;
using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Hosting;

/// <summary>
/// Walks the way of a webhook once before the first one does, which would wait for all of its code to be compiled, and
/// for the connections to be made. Nothing is recorded.
/// </summary>
internal sealed class WarmUp(IGrainFactory grains, TimeProvider clock) : IHostedLifecycleService
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Walk().WaitAsync(longest, clock, cancellationToken);
        }
        catch (Exception)
        {
            // what it met, the first webhook meets too, and tells
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Walk()
    {
        foreach (var type in ResourceTypes.All)
        {
            var body = $$$"""{"type":"{{{type.Name}}}_created","data":{"id":"{{{Guid.NewGuid()}}}"}}""";
            if (WebhookReader.Read(Encoding.UTF8.GetBytes(body), clock.GetUtcNow()) is ModelledWebhook heard)
            {
                await type.Grain(grains, ResourceKey.KeyOf(heard.Event.Id, ResourceKey.DefaultTenant)).GetState();
            }
        }

        await grains.GetGrain<IFeedGrain>(0).Read(long.MaxValue, 1, TimeSpan.Zero);
        await grains.GetGrain<IFiguresGrain>(0).GetProgress(); // it begins to read the feed
    }
}
