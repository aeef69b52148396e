namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// How much of a page is sent: rows until they hold more than the page may, and at least two, so that whoever makes the
/// page sees that there is more.
/// </summary>
internal static class PostgresPage
{
    /// <summary>The columns that <see cref="Fits"/> asks for.</summary>
    /// <param name="size">What a row holds, in bytes.</param>
    /// <param name="order">The page's order.</param>
    public static string Measure(string size, string order) =>
        $"sum({size}) OVER (ORDER BY {order}) - {size} AS before, row_number() OVER (ORDER BY {order}) AS place";

    /// <summary>Whether a row is sent.</summary>
    /// <param name="most">How many bytes the page may hold.</param>
    public static string Fits(int most) => $"(before <= {most} OR place <= 2)";
}
