using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Journal;

/// <summary>What remains of a resource's recorded events, read page by page.</summary>
internal static class JournalRemainder
{
    /// <summary>Shows all of a resource's recorded events.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="number">The resource's number.</param>
    /// <param name="rest">Is shown them.</param>
    public static async ValueTask<Remainder> ReadRest(this IJournal journal, long number, Remainder rest)
    {
        EventKey? after = null;
        do
        {
            var page = await journal.ReadHistory(number, after, PageSize.Max);
            foreach (var recorded in page.Events)
            {
                rest.Add(recorded);
            }

            after = page.Next;
        }
        while (after is not null);
        return rest;
    }
}
