using Orleans.Storage;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The rows in grain storage. A row is written to its page first, and counted by the head after.</summary>
internal sealed class MemoryPages(IGrainStorage storage, GrainId owner)
{
    /// <summary>The name of the grain storage.</summary>
    public const string StorageName = "voipbin-journal";

    /// <summary>The name of the head's record.</summary>
    public const string HeadName = "head";

    private const int RowsInPage = 16;

    private readonly GrainState<MemoryHead> head = new();
    private GrainState<MemoryPage> page = new();

    /// <summary>Takes the pages over from whoever wrote them before, and reads all rows.</summary>
    public async Task<List<MemoryRow>> Open()
    {
        // written before the pages are read: from here on the head of an earlier activation is refused, so that no row
        // can be acknowledged that is not among those read here
        await storage.ReadStateAsync(HeadName, owner, head);
        await WriteHead(head.State?.Rows ?? 0);

        var rows = new List<MemoryRow>(head.State!.Rows);
        for (var number = 0; number <= head.State.Rows / RowsInPage; number++)
        {
            page = new GrainState<MemoryPage>();
            await storage.ReadStateAsync(PageName(number), owner, page);
            rows.AddRange(RowsOf(page).Take(head.State.Rows - rows.Count));
        }

        return rows;
    }

    /// <summary>Writes a row; it is committed when this returns.</summary>
    public async Task Append(MemoryRow row)
    {
        var count = head.State!.Rows;
        page.State = new MemoryPage { Rows = [.. RowsOf(page).Take(count % RowsInPage), row] };
        await storage.WriteStateAsync(PageName(count / RowsInPage), owner, page);
        await WriteHead(count + 1);
        if ((count + 1) % RowsInPage == 0)
        {
            page = new GrainState<MemoryPage>();
        }
    }

    private Task WriteHead(int rows)
    {
        head.State = new MemoryHead { Rows = rows };
        return storage.WriteStateAsync(HeadName, owner, head);
    }

    private static IReadOnlyList<MemoryRow> RowsOf(GrainState<MemoryPage> page) => page.State?.Rows ?? [];

    private static string PageName(int number) => $"page-{number}";
}
