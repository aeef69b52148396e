namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>All orders of a few items.</summary>
internal static class Orders
{
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<T> items) =>
        items.Count == 0
            ? [[]]
            : items.SelectMany((first, i) => Of<T>([.. items.Take(i), .. items.Skip(i + 1)])
                .Select(rest => (T[])[first, .. rest]));
}
