using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.Providers;
using Orleans.Storage;
using Orleans.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The stream provider over the silo's journal.</summary>
internal static class StreamHosting
{
    /// <summary>Adds it; the journal brings the <see cref="IStreamStore"/>.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder AddVoipbinStreams(this ISiloBuilder silo)
    {
        const string name = VoipbinStreams.Provider;
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<IImplicitStreams, ImplicitStreams>();
        silo.Services.AddSingleton<IStreamQueueMapper>(_ => JournalAdapterFactory.MakeMapper(name));
        silo.Services.AddSingleton<StreamPages>();
        silo.Services.AddSingleton<JournalTail>();
        silo.Services.AddSingleton<SubscribedStreams>();
        silo.Services.AddSingleton<Checkpoints>();
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            name, (services, _) => ActivatorUtilities.CreateInstance<StreamStorage>(services));
        silo.AddPersistentStreams(name, (services, key) => new JournalAdapterFactory(key, services), streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ExplicitGrainBasedAndImplicit);
            streams.ConfigureBackoffProvider((_, _) => (IMessageDeliveryBackoffProvider)new DeliveryBackoff());
            streams.ConfigureBackoffProvider((_, _) => (IQueueReaderBackoffProvider)new DeliveryBackoff());
            streams.ConfigurePullingAgent(agents => agents.Configure(agent =>
            {
                agent.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10);
                agent.MaxEventDeliveryTime = TimeSpan.FromSeconds(5);
                agent.BatchContainerBatchSize = 1; // a cursor takes a move for a delivery, and makes its own batches
                agent.StreamInactivityPeriod = TimeSpan.FromMinutes(5);
            }));
        });
        return silo;
    }
}
