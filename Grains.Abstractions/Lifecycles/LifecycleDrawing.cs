using System.Text;

namespace VoipbinGrains.Lifecycles;

/// <summary>Draws a lifecycle from its table.</summary>
public static class LifecycleDrawing
{
    /// <summary>
    /// A grid of the statuses, one a line: <c>o</c> where the column's status may follow the line's directly.
    /// </summary>
    /// <param name="lifecycle">The lifecycle.</param>
    public static string Grid(Lifecycle lifecycle)
    {
        var width = lifecycle.Statuses.Select(row => row.Status.Length).DefaultIfEmpty().Max();
        var drawing = new StringBuilder();
        foreach (var row in lifecycle.Statuses)
        {
            drawing.Append(row.Status.PadRight(width));
            foreach (var column in lifecycle.Statuses)
            {
                drawing.Append(row.Followers.Contains(column.Status) ? " o" : " .");
            }

            drawing.Append('\n');
        }

        return drawing.ToString();
    }

    /// <summary>
    /// A Mermaid state diagram. Any status may be the first one heard, so none is drawn as the start.
    /// </summary>
    /// <param name="lifecycle">The lifecycle.</param>
    public static string Mermaid(Lifecycle lifecycle)
    {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        foreach (var row in lifecycle.Statuses)
        {
            foreach (var follower in row.Followers)
            {
                drawing.Append("    ").Append(row.Status).Append(" --> ").Append(follower).Append('\n');
            }

            if (row.IsTerminal)
            {
                drawing.Append("    ").Append(row.Status).Append(" --> [*]\n");
            }
        }

        return drawing.ToString();
    }
}
