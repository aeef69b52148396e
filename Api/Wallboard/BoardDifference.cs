using System.Text.Json;
using VoipbinGrains.Api.Json;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>
/// Remembers what one viewer was told, and leaves out of a board what is still so, and what the viewer may not see.
/// </summary>
internal sealed class BoardDifference(JsonSerializerOptions json, Hidden hidden)
{
    private readonly Dictionary<string, string> told = [];

    /// <summary>What of a board is new to the viewer.</summary>
    public BoardView New(BoardView board) => board with
    {
        Total = IsNew("total", board.Total) ? board.Total : null,
        Trend = IsNew("trend", board.Trend) ? board.Trend : null,
        Queues = Some([.. board.Queues!.Where(queue => IsNew($"queue {queue.Queue}", queue))]),
        Agents = Some([.. board.Agents!.Where(agent => IsNew($"agent {agent.Agent}", agent))]),
        Calls = IsNew("calls", board.Calls) ? board.Calls?.Under(hidden) : null,
        Anomalies = IsNew("anomalies", board.Anomalies) ? board.Anomalies : null,
    };

    private bool IsNew<T>(string part, T value)
    {
        var text = JsonSerializer.Serialize(value, json);
        if (told.TryGetValue(part, out var before) && before == text)
        {
            return false;
        }

        told[part] = text;
        return true;
    }

    private static List<T>? Some<T>(List<T> list) => list.Count > 0 ? list : null;
}
