using VoipbinGrains.Figures;

namespace VoipbinGrains.Grains.Figures;

/// <summary>What belongs to a call.</summary>
internal static class ConversationIndex
{
    /// <summary>The parts of a conversation, as far as a book knows them.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The call; it need not be known itself.</param>
    /// <param name="asOf">The position up to which the book is complete.</param>
    public static ConversationParts PartsOf(this FiguresBook book, Guid id, long asOf)
    {
        if (book.FindCall(id) is not { } call)
        {
            return new ConversationParts { AsOf = asOf };
        }

        var owners = call.Legs.Append(id).Select(leg => book.FindCall(leg)?.Words?.Owner);
        return new ConversationParts
        {
            Legs = [.. call.Legs.Order()],
            Activeflows = [.. call.Activeflows.Order()],
            Queuecalls = [.. call.Stays.Select(stay => stay.Id)],
            Agents = [.. call.Stays.SelectMany(stay => stay.Agents).Concat(owners.OfType<Guid>()).Distinct().Order()],
            Queues = call.Stays.Where(stay => stay.Queue is not null)
                .ToDictionary(stay => stay.Id, stay => stay.Queue!.Value),
            AsOf = asOf,
        };
    }
}
