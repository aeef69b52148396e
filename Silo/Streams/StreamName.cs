using System.Text;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>What a stream's name says: its namespace, a slash, and its key, which may hold more of them.</summary>
internal static class StreamName
{
    /// <summary>The streams that a change is in.</summary>
    public static IEnumerable<StreamId> StreamsOf(Change change)
    {
        yield return VoipbinStreams.Kind(change.Resource);
        yield return VoipbinStreams.Tenant(change.Tenant);
        if (change.Version is not null)
        {
            yield return StreamId.Create(change.Resource, $"{change.Tenant}/{change.Id}");
        }
    }

    /// <summary>The stream of a name.</summary>
    public static StreamId Parse(string name)
    {
        var slash = name.IndexOf('/');
        return StreamId.Create(name[..Math.Max(slash, 0)], name[(slash + 1)..]);
    }

    /// <summary>A stream's name.</summary>
    public static string Of(StreamId stream) => $"{Namespace(stream)}/{Key(stream)}";

    /// <summary>The resource that a stream is of; null if it is of a kind, a tenant, or of nothing.</summary>
    public static ResourceKey? ResourceOf(StreamId stream)
    {
        if (Namespace(stream) is { } kind && ResourceTypes.Named(kind) is not null)
        {
            try
            {
                return ResourceKey.Of(kind, Key(stream));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What of the feed is in a stream of a kind or of a tenant; nothing if it is no such stream.</summary>
    public static Func<Change, bool> FilterOf(StreamId stream)
    {
        var key = Key(stream);
        return Namespace(stream) switch
        {
            VoipbinStreams.KindNamespace => change => change.Resource == key,
            VoipbinStreams.TenantNamespace => change => change.Tenant == key,
            _ => _ => false,
        };
    }

    private static string? Namespace(StreamId stream) => stream.GetNamespace();

    private static string Key(StreamId stream) => Encoding.UTF8.GetString(stream.Key.Span);
}
