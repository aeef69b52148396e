using System.Text;

namespace VoipbinGrains.Tests.Server;

/// <summary>
/// Bodies of one call's life, as VoIPBin sends them today; each step is a second after the one before. They tell a
/// number, which no server may write to its log.
/// </summary>
internal static class CallBodies
{
    private static readonly (string Type, string Status)[] Life =
    [
        ("call_created", "dialing"),
        ("call_ringing", "ringing"),
        ("call_progressing", "progressing"),
        ("call_updated", "progressing"),
        ("call_terminating", "terminating"),
        ("call_hangup", "hangup"),
    ];

    public static int Steps => Life.Length;

    public static StringContent Step(Guid call, int step) => new(Text(call, step), Encoding.UTF8, "application/json");

    /// <summary>The same in one line, with its line break.</summary>
    public static string Line(Guid call, int step) => $"{Text(call, step).ReplaceLineEndings(" ")}\n";

    private static string Text(Guid call, int step)
    {
        var (type, status) = Life[step];
        var changed = step == 0 ? "null" : $"\"2026-10-01T10:00:{step:00}.123456Z\"";
        return $$"""
            {
              "type": "{{type}}",
              "data": {
                "id": "{{call}}",
                "status": "{{status}}",
                "source": { "type": "tel", "target": "+821100000002" },
                "tm_create": "2026-10-01T10:00:00Z",
                "tm_update": {{changed}}
              }
            }
            """;
    }
}
