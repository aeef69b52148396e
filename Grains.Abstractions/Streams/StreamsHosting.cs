using Orleans.Streams;

namespace VoipbinGrains.Streams;

/// <summary>The streams as a client of the cluster reaches them.</summary>
public static class StreamsHosting
{
    /// <summary>Lets a client subscribe to the streams of <see cref="VoipbinStreams.Provider"/>.</summary>
    /// <param name="client">The client.</param>
    public static IClientBuilder AddVoipbinStreams(this IClientBuilder client) => client.AddPersistentStreams(
        VoipbinStreams.Provider,
        (_, name) => new ClientAdapterFactory(name),
        streams => streams.ConfigureStreamPubSub(StreamPubSubType.ExplicitGrainBasedAndImplicit));
}
