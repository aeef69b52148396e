using System.Net;
using VoipbinGrains.Tests.Server;
using Xunit.Abstractions;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Everything that can be sent to a real server, by many at once: it answers what the reader says of each body. How
/// many is <c>VOIPBIN_FUZZ_BODIES</c>.
/// </summary>
public sealed class DoorFuzzTests(ITestOutputHelper output)
{
    private const int Usual = 2_000;
    private const int Senders = 16;
    private const int Parts = 5;
    private const string Answer = "answers_";

    // what may be added after the first fifth: caches that fill, and each grain while it is live
    private const long Caches = 256 * 1024 * 1024;
    private const long Grain = 8 * 1024;

    private static readonly string[] settings = [$"--Tenants:acme:Secrets:0={FuzzedWebhook.Secret}"];

    [Fact]
    public async Task What_the_corpus_keeps_for_an_answer_gets_it_and_all_answers_are_reached()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, settings);
        var door = new FuzzedDoor(server);
        foreach (var file in Directory.EnumerateFiles(Mutations.Corpus).Order(StringComparer.Ordinal))
        {
            var (name, body) = (Path.GetFileNameWithoutExtension(file), await File.ReadAllBytesAsync(file));
            var word = await door.Send(new FuzzedWebhook(body));
            Assert.True(!name.StartsWith(Answer, StringComparison.Ordinal) || name == Answer + word, $"{name}: {word}");
        }

        Assert.All(
            ["applied", "duplicate", "id_missing", "id_not_uuid", "late", "not_an_envelope", "not_json", "stored"],
            word => Assert.True(door.Answers.ContainsKey(word), word));
    }

    [Fact]
    public async Task The_door_says_of_every_body_what_the_reader_says_and_its_memory_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, settings);
        var door = new FuzzedDoor(server);
        var senders = Enumerable.Range(1, Senders).Select(seed => new FuzzedWebhooks(seed)).ToList();
        var each = FuzzLength.Or(Usual) / Parts / Senders;
        var memory = new List<long>();
        for (var part = 0; part < Parts; part++)
        {
            await Task.WhenAll(senders.Select(sender => Task.Run(async () =>
            {
                for (var sent = 0; sent < each; sent++)
                {
                    await door.Send(sender.Next());
                }
            })));
            memory.Add(server.Memory);
            Tell(door, memory);
        }

        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/readyz")).StatusCode);
        Assert.DoesNotContain("Exception", server.Output, StringComparison.Ordinal);
        Assert.InRange(memory[^1] - memory[0], long.MinValue, Caches + (Grain * door.Begun));
        Assert.All(
            ["applied", "late", "duplicate", "stored", "not_json", "too_large", "unauthorized", "invalid_parameter"],
            word => Assert.True(door.Answers.ContainsKey(word), word));
    }

    private void Tell(FuzzedDoor door, List<long> memory) => output.WriteLine(
        $"{string.Join(", ", door.Answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}; "
        + $"longest {door.Longest.TotalMilliseconds:F0} ms; "
        + $"RSS {string.Join(", ", memory.Select(at => at >> 20))} MiB");
}
