using CsCheck;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>Random events of one resource, in the words of both eras and in none.</summary>
internal static class Told
{
    private static readonly Dictionary<string, (string Verbs, string Statuses)> Words = new()
    {
        ["call"] = (
            "created updated dialing ringing answered progressing terminating canceling hungup hangup deleted",
            "dialing ringing progressing terminating canceling hangup"),
        ["activeflow"] = ("created updated deleted", "running ended"),
        ["queue"] = ("created updated deleted", "run stop"),
        ["queuecall"] = (
            "created waiting entering connecting kicking serviced done abandoned deleted",
            "initiating wait waiting entering connecting kicking service done abandoned"),
        ["agent"] = ("created updated status_updated deleted", "available away busy offline ringing"),
    };

    private static readonly Gen<string?> NoTime = Gen.OneOf(
        null, "null", "\"\"", "\"9999-01-01 00:00:00.000000\"",
        "\"9999-01-01T00:00:00.000000Z\"", "1648534064", "\"soon\"", "[]");

    private static readonly Gen<string?> SomeTime = Gen.OneOf<string?>(
        "\"2022-04-11 00:23:53.636000\"", "\"2022-04-11 00:23:54.636000\"", "\"2022-04-11 00:23:54.636001\"",
        "\"2022-04-11T00:23:54.636Z\"", "\"2022-04-11T00:23:54Z\"", "\"2022-04-11T00:23:54.5Z\"",
        "\"2022-04-11 00:23:54.6360019\"", "\"2022-04-11 00:23:56.000000\"", "\"2026-03-01T10:00:00Z\"");

    private static readonly Gen<string?> Odd = Gen.OneOf(
        null, "null", "\"\"", "7", "[\"hangup\"]", "{}", "\"flying\"",
        "\"Hangup\"", "\"wait\"", "\"ended\"", "\"done\"", "\"\\ud83c\\udf89\"");

    /// <summary>One to so many events.</summary>
    public static Gen<PlainEvent[]> Events(string resource, int most)
    {
        var verb = Gen.OneOf(Words[resource].Verbs.Split(' '));
        var usual = Gen.OneOf(Words[resource].Statuses.Split(' ')).Select(status => (string?)$"\"{status}\"");
        var update = Gen.Frequency((3, SomeTime), (1, NoTime));
        var delete = Gen.Frequency((1, SomeTime), (5, NoTime));
        return Gen.Select(verb, Gen.Frequency((3, usual), (1, Odd)), update, update, delete, Gen.Int[0, 2])
            .Select((type, status, tmCreate, tmUpdate, tmDelete, more) => new PlainEvent($"{resource}_{type}", Data(
                ("id", $"\"{Tell.Id}\""), ("status", status), ("tm_create", tmCreate), ("tm_update", tmUpdate),
                ("tm_delete", tmDelete), ("more", more == 0 ? null : $"{more}"))))
            .Array[1, most];
    }

    private static string Data(params IEnumerable<(string Name, string? Json)> members) =>
        "{"
        + string.Join(',', members.Where(one => one.Json is not null).Select(one => $"\"{one.Name}\":{one.Json}"))
        + "}";
}
