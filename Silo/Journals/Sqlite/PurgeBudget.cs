namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>How much one step may take out, in rows and bytes, so that no commit waits long for it.</summary>
internal sealed class PurgeBudget
{
    private const int Rows = 250;
    private const long Bytes = 1024 * 1024;

    private long bytes = Bytes;

    /// <summary>How many more rows.</summary>
    public int RowsLeft { get; private set; } = Rows;

    /// <summary>Whether nothing more may be taken.</summary>
    public bool IsSpent => RowsLeft == 0 || bytes <= 0;

    /// <summary>Takes a row, if the budget is not spent.</summary>
    /// <param name="length">How long the row's data is.</param>
    public bool Takes(long length)
    {
        if (IsSpent)
        {
            return false;
        }

        RowsLeft--;
        bytes -= length;
        return true;
    }
}
