using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Conversations;

/// <summary>
/// Lets pass what belongs to one call. It begins with the parts that are known and learns the others as they are told,
/// in the order of the feed.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="parts">What is known to belong to it.</param>
internal sealed class ConversationFilter(Guid call, ConversationParts parts)
{
    private readonly HashSet<string> ids =
    [
        .. parts.Legs.Concat(parts.Activeflows).Concat(parts.Queuecalls).Concat(parts.Agents).Append(call)
            .Select(id => id.ToString()),
    ];

    /// <summary>The position up to which the parts are known.</summary>
    public long AsOf => parts.AsOf;

    /// <summary>The ids of the parts that are known.</summary>
    public IReadOnlyCollection<string> Ids => ids;

    /// <summary>Whether a change belongs to it; changes are asked about in their order.</summary>
    public bool Passes(Change change)
    {
        if (change.Id is not { } id || change.Resource == Change.Unmodelled)
        {
            return false;
        }

        var data = new Lazy<Payload>(() => Payload.Read(change.Data));
        var isPart = ids.Contains(id) || change.Resource switch
        {
            "call" => data.Value.Uuid("master_call_id"u8) == call,
            "activeflow" or "queuecall" => data.Value.Uuid("reference_id"u8) == call,
            _ => false,
        };
        if (isPart)
        {
            ids.Add(id);
            Learn(change.Resource switch
            {
                "call" => data.Value.Uuid("owner_id"u8),
                "queuecall" => data.Value.Uuid("service_agent_id"u8),
                _ => null,
            });
        }

        return isPart;
    }

    private void Learn(Guid? agent)
    {
        if (agent is { } known)
        {
            ids.Add(known.ToString());
        }
    }
}
