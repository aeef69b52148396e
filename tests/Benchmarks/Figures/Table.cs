using System.Globalization;

namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>A Markdown table, printed when it is complete.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params FormattableString[] cells) =>
        rows.Add([.. cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture))]);

    public void Print()
    {
        var widths = head.Select((name, i) => rows.Select(row => row[i].Length).Append(name.Length).Max()).ToArray();
        PrintRow(head, widths);
        PrintRow([.. widths.Select(width => new string('-', width))], widths);
        rows.ForEach(row => PrintRow(row, widths));
        Console.Out.WriteLine();
    }

    private static void PrintRow(string[] cells, int[] widths) => Console.Out.WriteLine(
        $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |");
}
