using System.Data;
using Npgsql;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Reads how resources stood at one position, in the order of their numbers. What the directory says of a resource that
/// has not moved since is how it stood; one that has moved is looked at in the journal.
/// </summary>
internal static class PostgresSnapshotReader
{
    /// <summary>How many resources a part looks through, so that none takes long, however few match.</summary>
    private const int LookedThrough = 20_000;

    // the sum keeps the lists' indexes out of it: it is a walk through numbers
    private const string Find = """
        SELECT number FROM directory
        WHERE number > $1 AND number <= $2
            AND list + 0 IN (SELECT id FROM list WHERE tenant = $5 AND kind = ANY($6))
            AND ($7 OR position > $3 OR status = ANY($8))
        ORDER BY number LIMIT $4
        """;

    private const string FindNamed = """
        SELECT directory.number FROM unnest($1) AS named (id)
        JOIN resource ON resource.id = named.id AND resource.tenant = $2 AND resource.kind = ANY($3)
        JOIN directory ON directory.number = resource.number
        WHERE directory.number > $4 ORDER BY directory.number LIMIT $5
        """;

    private const string Last = """
        SELECT one.number, last.position, octet_length(winner.data)
        FROM unnest($1) WITH ORDINALITY AS one (number, place)
        LEFT JOIN LATERAL (
            SELECT * FROM journal WHERE resource = one.number AND position <= $2 ORDER BY version DESC LIMIT 1
            ) AS last ON true
        LEFT JOIN journal AS winner ON winner.resource = last.resource AND winner.version = last.winner
        ORDER BY place
        """;

    private static readonly string stood = $"""
        SELECT {PostgresStates.Columns}
        FROM unnest($1) WITH ORDINALITY AS one (position, place)
        JOIN journal AS last ON last.position = one.position {PostgresStates.Joins}
        ORDER BY place
        """;

    public static async Task<SnapshotPage> ReadSnapshot(
        this NpgsqlConnection connection, string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        await using var picture = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var (head, greatest) = (await connection.List(
            "SELECT projected, coalesce((SELECT max(number) FROM directory), 0) FROM chore",
            row => (row.GetInt64(0), row.GetInt64(1)))).Single();
        var start = place ?? new SnapshotPlace(head, 0);
        var to = filter.Ids is null ? start.Number + LookedThrough : long.MaxValue;
        var found = await connection.Numbers(tenant, filter, start, to, size);
        var next = found.Count == size ? found[^1] : to;
        var last = await connection.List(
            Last,
            row => (Number: row.GetInt64(0), Position: row.IsDBNull(1) ? (long?)null : row.GetInt64(1),
                Size: row.IsDBNull(2) ? 0L : row.GetInt32(2)),
            found.ToArray(), start.AsOf);

        // numbers are given in the order of first events: after one that was first heard of later there is nobody
        var isLast = next >= greatest || (filter.Ids is null && last.Exists(one => one.Position is null));
        var fitting = Fitting(last.Select(one => one.Size));
        var states = (await connection.List(
                stood, PostgresStates.Read, last.Take(fitting).Select(one => one.Position).OfType<long>().ToArray()))
            .ToDictionary(state => state.Position);
        var end = fitting < last.Count ? start with { Number = last[fitting - 1].Number }
            : isLast ? null
            : start with { Number = next };
        return SnapshotPage.Of(
            last.Take(fitting).Select(one => (one.Number, Passing(states, one.Position, filter))),
            size, start.AsOf, end);
    }

    // no more is read than a part may hold: the resources until they hold more than that
    private static int Fitting(IEnumerable<long> sizes)
    {
        var (count, bytes) = (0, 0L);
        foreach (var size in sizes)
        {
            if (bytes > FeedPage.MaxBytes)
            {
                break;
            }

            bytes += size;
            count++;
        }

        return count;
    }

    private static ResourceState? Passing(Dictionary<long, ResourceState> states, long? last, ChangeFilter filter) =>
        last is { } position && states[position] is var state && filter.Passes(state) ? state : null;

    private static Task<List<long>> Numbers(
        this NpgsqlConnection connection, string tenant, ChangeFilter filter, SnapshotPlace start, long to, int size)
    {
        var kinds = (filter.Resources ?? ResourceTypes.All.Select(type => type.Name)).ToArray();
        return filter.Ids is { } ids
            ? connection.List(
                FindNamed, row => row.GetInt64(0), Named(ids), tenant, kinds, start.Number, size)
            : connection.List(
                Find, row => row.GetInt64(0), start.Number, to, start.AsOf, size, tenant, kinds,
                filter.Statuses is null, (filter.Statuses ?? []).Select(PostgresText.Store).ToArray());
    }

    private static Guid[] Named(HashSet<string> ids) =>
        [.. ids.Select(text => ResourceId.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>()];
}
