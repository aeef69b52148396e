namespace VoipbinGrains.Resources;

/// <summary>How many entries a page may hold.</summary>
public static class PageSize
{
    /// <summary>The most.</summary>
    public const int Max = 1000;

    /// <summary>Refuses a size that no page has.</summary>
    /// <param name="size">How many entries are asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1 to <see cref="Max"/>.</exception>
    public static void Check(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Max);
    }
}
