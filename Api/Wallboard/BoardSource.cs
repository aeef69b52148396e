using VoipbinGrains.Api.Figures;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>The boards of a moment, made once for all who look.</summary>
internal sealed class BoardSource(FiguresAsking asking, Names names, TimeProvider time)
{
    /// <summary>How long a board is told again.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long At, Task<BoardView> Board)> boards = [];

    /// <summary>A tenant's board, no older than half the pace.</summary>
    /// <exception cref="Exception">The cluster cannot answer now.</exception>
    public Task<BoardView> Read(string tenant)
    {
        lock (gate)
        {
            if (boards.TryGetValue(tenant, out var known) && time.GetElapsedTime(known.At) < Pace / 2)
            {
                return known.Board;
            }

            var board = Make(tenant);
            boards[tenant] = (time.GetTimestamp(), board);
            return board;
        }
    }

    private async Task<BoardView> Make(string tenant)
    {
        var query = asking.Now();
        return BoardView.Of(await asking.Grain.ReadBoard(tenant, query), query, names);
    }
}
