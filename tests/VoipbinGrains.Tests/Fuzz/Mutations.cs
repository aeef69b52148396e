using System.Text;
using VoipbinGrains.Tests.Webhooks;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Bodies made of known ones and of <see cref="ShapedBodies"/>, the same for the same seed; if asked to, it
/// begins with the known ones.
/// </summary>
internal sealed class Mutations
{
    private const int LongestBody = 64 * 1024;

    // what parsers stumble over
    private static readonly byte[][] pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\udc00", "\\u005f", "null", "true", "-0",
            "1e999", "1e-999", "0x1", "9999-01-01T00:00:00Z", "0001-01-01 00:00:00.000000", "\"type\":", "\"data\":",
            "\"id\":", "\"customer_id\":", "\"webhook_uri\":", "call_hangup", "activeflow_deleted", "{\"a\":",
            "00000000-0000-0000-0000-000000000000", "+821021656521", "\u2028", "\u0000", "é", "😀", " ", "\r\n",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf],
    ];

    private static readonly string[] folders = ["Fuzz/Corpus", "Payloads"];

    private readonly Random random;
    private readonly ShapedBodies shaped;
    private readonly List<byte[]> known;
    private int given;

    public Mutations(int seed, bool beginsWithKnown = true)
    {
        random = new Random(seed);
        shaped = new ShapedBodies(random);
        var folder = Path.Combine(Repository.Root, "tests/VoipbinGrains.Tests");
        known =
        [
            .. folders
                .SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder, name), "*.json").Order())
                .Select(File.ReadAllBytes),
            .. MalformedBodies.All.Select(each => each.Body).Where(body => body.Length <= LongestBody),
        ];
        given = beginsWithKnown ? 0 : known.Count;
    }

    /// <summary>The folder of bodies that failed once, or that reach an answer.</summary>
    public static string Corpus => Path.Combine(Repository.Root, "tests/VoipbinGrains.Tests/Fuzz/Corpus");

    /// <summary>The next body.</summary>
    public byte[] Next()
    {
        if (given < known.Count)
        {
            return known[given++];
        }

        // most shaped ones are as they were meant: a spoiled token often ends a reader's work before it began
        var isShaped = random.Next(4) > 0;
        var body = (isShaped ? shaped.Next() : known[random.Next(known.Count)]).ToList();
        for (var times = isShaped ? random.Next(-3, 2) : random.Next(1, 6); times > 0; times--)
        {
            Change(body);
        }

        return [.. body.Take(LongestBody)];
    }

    private void Change(List<byte> body)
    {
        var at = random.Next(body.Count + 1);
        var length = Math.Min(random.Next(1, 40), body.Count - at);
        switch (random.Next(6))
        {
            case 0:
                body.InsertRange(at, pieces[random.Next(pieces.Length)]);
                break;
            case 1:
                body.RemoveRange(at, length);
                break;
            case 2:
                body.InsertRange(random.Next(body.Count + 1), body.GetRange(at, length));
                break;
            case 3 when at < body.Count:
                body[at] = (byte)random.Next(256);
                break;
            case 4:
                var piece = pieces[random.Next(pieces.Length)];
                body.InsertRange(at, Enumerable.Repeat(piece, random.Next(1, 80)).SelectMany(each => each));
                break;
            default:
                var other = known[random.Next(known.Count)];
                var from = random.Next(other.Length + 1);
                body.InsertRange(at, other.AsSpan(from, Math.Min(200, other.Length - from)).ToArray());
                break;
        }
    }
}
