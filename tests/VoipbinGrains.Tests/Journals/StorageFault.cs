namespace VoipbinGrains.Tests.Journals;

/// <summary>Which write fails next, in whichever silo it is made.</summary>
internal sealed class StorageFault
{
    private string? breaks;

    /// <summary>Makes the next write fail of the records whose name starts so.</summary>
    public void Break(string name) => breaks = name;

    /// <summary>Fails if this is the write that was meant.</summary>
    public void Meet(string name)
    {
        if (breaks is { } start && name.StartsWith(start, StringComparison.Ordinal))
        {
            breaks = null;
            throw new IOException("The disk is full.");
        }
    }
}
