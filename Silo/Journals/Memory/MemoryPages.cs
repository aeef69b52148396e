using Orleans.Storage;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The rows as they lie in Orleans' memory storage: in pages, with a head that is written last.</summary>
internal sealed class MemoryPages(IGrainStorage storage, GrainId owner)
{
    private readonly GrainState<MemoryHead> head = new(new MemoryHead());
    private GrainState<MemoryPage> page = new(new MemoryPage());

    /// <summary>Reads all rows.</summary>
    public async Task<IReadOnlyList<MemoryRow>> Read()
    {
        await storage.ReadStateAsync(HeadName, owner, head);
        var rows = new List<MemoryRow>();
        while (rows.Count < head.State!.Rows)
        {
            page = new(new MemoryPage());
            await storage.ReadStateAsync(PageName(rows.Count), owner, page);
            rows.AddRange(page.State!.Rows.Take(head.State!.Rows - rows.Count));
        }

        return rows;
    }

    /// <summary>Writes one more row; it counts once this returns.</summary>
    /// <exception cref="InconsistentStateException">Another activation has written.</exception>
    public async Task Append(MemoryRow row)
    {
        var at = head.State!.Rows;
        if (at % MemoryPage.Size == 0)
        {
            page = new(new MemoryPage());
            await storage.ReadStateAsync(PageName(at), owner, page);
        }

        // a row beyond the head is of a commit that did not count
        page.State = new MemoryPage { Rows = [.. page.State!.Rows.Take(at % MemoryPage.Size), row] };
        await storage.WriteStateAsync(PageName(at), owner, page);
        head.State!.Rows++;
        await storage.WriteStateAsync(HeadName, owner, head);
    }

    private const string HeadName = "head";

    private static string PageName(int row) => $"page-{row / MemoryPage.Size}";
}
