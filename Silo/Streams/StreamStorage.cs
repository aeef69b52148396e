using System.Collections;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// Keeps who subscribes to which stream, in the journal's store; also the state of any grain that names this storage.
/// </summary>
internal sealed class StreamStorage(IStreamStore store, Serializer serializer, TimeProvider time) : IGrainStorage
{
    private const string Subscribers = "PubSubRendezvousGrain";
    private static readonly string Prefix = $"{VoipbinStreams.Provider}/";

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await store.ReadState(IdOf(stateName, grainId));
        grainState.RecordExists = stored is { Bytes.Length: > 0 };
        grainState.ETag = stored is null ? null : $"{stored.Version}";
        grainState.State = stored is { Bytes.Length: > 0 }
            ? serializer.Deserialize<T>(stored.Bytes)
            : Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Write(stateName, grainId, grainState, serializer.SerializeToArray(grainState.State), Count(grainState.State));

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Write(stateName, grainId, grainState, [], subscribers: 0);
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task Write<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, byte[] bytes, int subscribers)
    {
        var id = IdOf(stateName, grainId);
        var key = grainId.Key.ToString()!;
        var stream = stateName == Subscribers && key.StartsWith(Prefix, StringComparison.Ordinal)
            ? key[Prefix.Length..]
            : null;
        var version = grainState.ETag is { } tag ? long.Parse(tag) : 0;
        var written = await store.WriteState(
            new StateWrite(id, version, bytes, stream, subscribers, time.GetUtcNow())
            {
                After = stream is null ? null : await BeginningOfNew(id, grainState.State),
            });
        if (written is null)
        {
            throw new InconsistentStateException($"{id} was written by another since it was read.");
        }

        grainState.ETag = $"{written}";
        grainState.RecordExists = true;
    }

    // of those that were there before, it was told when they came
    private async Task<long?> BeginningOfNew<T>(string id, T state)
    {
        if (!Subscriptions(state).Any(one => StoredBeginning.Read(one.FilterData) is not null))
        {
            return null;
        }

        var stored = await store.ReadState(id);
        var known = stored is { Bytes.Length: > 0 }
            ? Subscriptions(serializer.Deserialize<T>(stored.Bytes)).Select(one => one.SubscriptionId).ToHashSet()
            : [];
        return Subscriptions(state).Where(one => !known.Contains(one.SubscriptionId))
            .Min(one => StoredBeginning.Read(one.FilterData));
    }

    private static int Count<T>(T state) => Subscriptions(state).Count();

    // Orleans' own record of a stream's subscribers is not public
    private static IEnumerable<PubSubSubscriptionState> Subscriptions<T>(T state) =>
        typeof(T).GetProperty("Consumers")?.GetValue(state) is IEnumerable consumers
            ? consumers.OfType<PubSubSubscriptionState>()
            : [];

    private static string IdOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}
