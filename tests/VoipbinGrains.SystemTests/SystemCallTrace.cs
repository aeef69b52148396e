using System.Text.RegularExpressions;

namespace VoipbinGrains.SystemTests;

/// <summary>
/// The system calls of a process, in order, as strace -f -y writes them:
/// <code>
/// 4711 pwrite64(193&lt;/x/voipbin.db-wal&gt;, "…", 4096, 4152) = 4096
/// 4711 fdatasync(193&lt;/x/voipbin.db-wal&gt; &lt;unfinished ...&gt;
/// 4711 &lt;... fdatasync resumed&gt;) = 0
/// 4702 sendmsg(201&lt;socket:[1]&gt;, {… "HTTP/1.1 200 OK…
/// </code>
/// </summary>
internal sealed partial class SystemCallTrace(IReadOnlyList<string> lines)
{
    /// <summary>The place of what did not happen: after everything.</summary>
    public const int Never = int.MaxValue;

    public static SystemCallTrace Read(string file) => new(File.ReadAllLines(file));

    /// <summary>The first write to the log that holds this text.</summary>
    public int WriteToLogOf(string text) =>
        Find(0, line => LogWrite().IsMatch(line) && line.Contains(text, StringComparison.Ordinal));

    /// <summary>Where the first sync of the log that begins after a line has returned.</summary>
    public int SyncOfLogAfter(int line)
    {
        var begun = line == Never ? Never : Find(line + 1, each => LogSync().IsMatch(each));
        if (begun == Never || SyncReturned().IsMatch(lines[begun]))
        {
            return begun;
        }

        var thread = lines[begun].Split(' ')[0] + " ";
        return Find(
            begun + 1,
            each => each.StartsWith(thread, StringComparison.Ordinal) && SyncResumed().IsMatch(each));
    }

    /// <summary>The answer of this status that holds this text.</summary>
    public int AnswerOf(string text, string status) => Find(
        0,
        line => line.Contains($"HTTP/1.1 {status}", StringComparison.Ordinal)
            && line.Contains(text, StringComparison.Ordinal));

    private int Find(int from, Predicate<string> wanted)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (wanted(lines[i]))
            {
                return i;
            }
        }

        return Never;
    }

    [GeneratedRegex(@"^\d+ +pwrite64\(\d+<[^>]*-wal>")]
    private static partial Regex LogWrite();

    [GeneratedRegex(@"^\d+ +f(data)?sync\(\d+<[^>]*-wal>")]
    private static partial Regex LogSync();

    [GeneratedRegex(@"\) += 0$")]
    private static partial Regex SyncReturned();

    [GeneratedRegex(@"<\.\.\. f(data)?sync resumed>\) += 0")]
    private static partial Regex SyncResumed();
}
