using Orleans.Runtime.Providers;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// How long is waited before a delivery, or a read, that failed is tried again: soon, then less often.
/// </summary>
internal sealed class DeliveryBackoff : IMessageDeliveryBackoffProvider, IQueueReaderBackoffProvider
{
    private const int MostDoublings = 4;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public TimeSpan Next(int attempt) => First * (1 << Math.Min(attempt, MostDoublings));
}
