using VoipbinGrains.Figures;

namespace VoipbinGrains.Conversations;

/// <summary>A tenant's resources joined by the call that they belong to. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.conversation"), Alias("voipbin.IConversationGrain")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>A conversation; null if no part of it was heard.</summary>
    /// <param name="call">The caller's call.</param>
    [Alias("Read")]
    ValueTask<Conversation?> Read(Guid call);

    /// <summary>Which resources belong to it, up to a position.</summary>
    /// <param name="call">The caller's call.</param>
    [Alias("PartsOf")]
    ValueTask<ConversationParts> PartsOf(Guid call);
}
