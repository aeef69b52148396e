using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

public sealed class RobustnessTests
{
    private static readonly byte[][] Real = [.. Bodies.Names.Select(Bodies.Read)];

    private static readonly Gen<byte[]> Splice = Gen.OneOf(
        Gen.Byte.Array[0, 4],
        Gen.OneOf(
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "\\ud800", "\\u0000", "\"id\":", "\"data\":", "\"type\":",
            "1e400", "-", "\0", "//", "\uFEFF", "9999-01-01 00:00:00.000000", "call_hungup", " ")
            .Select(Encoding.UTF8.GetBytes));

    private static readonly Gen<byte[]> Mutated =
        from body in Gen.OneOf(Real)
        from edits in Gen.Select(Gen.Int[0, body.Length - 1], Gen.Int[0, 6], Splice).Array[1, 4]
        select edits.Aggregate(body, (bytes, edit) => Edit(bytes, edit.Item1, edit.Item2, edit.Item3));

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 60].Sample(IsReadAsJsonSays, iter: 10_000);

    [Fact]
    public void No_run_of_JSON_tokens_makes_the_reader_throw() =>
        Splice.Array[0, 20].Select(parts => parts.SelectMany(part => part).ToArray())
            .Sample(IsReadAsJsonSays, iter: 10_000);

    [Fact]
    public void No_change_to_a_real_body_makes_the_reader_or_the_judge_throw() =>
        Mutated.Sample(IsReadAsJsonSays, iter: 10_000, print: Encoding.UTF8.GetString);

    private static bool IsReadAsJsonSays(byte[] body)
    {
        var heard = WebhookReader.Read(body, DateTimeOffset.UnixEpoch);
        if (heard is ModelledWebhook { Event: var modelled })
        {
            var judged = Judge.Decide(ResourceTypes.Named(modelled.Resource)!.Lifecycle, null, modelled);
            Assert.EndsWith(".", judged.Reason, StringComparison.Ordinal);
        }

        return heard is RejectedWebhook { Code: RejectedWebhook.NotJson } == !IsJson(body);
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Utf8.IsValid(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Edit(byte[] body, int at, int removed, byte[] added)
    {
        var start = Math.Min(at, body.Length);
        return [.. body[..start], .. added, .. body[Math.Min(start + removed, body.Length)..]];
    }
}
