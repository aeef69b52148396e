using System.Diagnostics;
using System.Net;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Tests.Server;
using VoipbinGrains.Webhooks;
using Xunit.Abstractions;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Bodies made of known ones by cutting, repeating, swapping and spoiling their tokens: the reader takes or refuses each
/// and never fails, and neither does the door. How many is <c>VOIPBIN_FUZZ_BODIES</c>; every fiftieth goes to the door.
/// What ever failed is kept as a file in <c>Corpus</c>.
/// </summary>
public sealed class BodyFuzzTests(ITestOutputHelper output)
{
    private const int Usual = 20_000;
    private const int ShareOfDoor = 50;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private static int Bodies =>
        int.TryParse(Environment.GetEnvironmentVariable("VOIPBIN_FUZZ_BODIES"), out var set) ? set : Usual;

    [Fact]
    public void The_reader_takes_or_refuses_every_body_at_once_and_its_memory_stays_as_it_is()
    {
        var mutations = new Mutations(seed: 1);
        var (taken, slowest, begun) = (0, TimeSpan.Zero, GC.GetTotalMemory(forceFullCollection: true));
        for (var number = 0; number < Bodies; number++)
        {
            var body = mutations.Next();
            var watch = Stopwatch.GetTimestamp();
            taken += Read(body) ? 1 : 0;
            var elapsed = Stopwatch.GetElapsedTime(watch);
            slowest = elapsed > slowest ? elapsed : slowest;
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - begun;
        output.WriteLine($"{Bodies} bodies, {taken} taken, slowest {slowest.TotalMilliseconds:F1} ms, {grown} bytes grown");
        Assert.InRange(taken, 1, Bodies - 1);
        Assert.True(slowest < longest, $"{slowest}");
        Assert.True(grown < 32 * 1024 * 1024, $"{grown}");
    }

    [Fact]
    public async Task The_door_answers_every_body_with_a_code_that_is_not_the_servers_fault()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var mutations = new Mutations(seed: 2);
        for (var sent = 0; sent < Bodies / ShareOfDoor; sent += 20)
        {
            var bodies = Enumerable.Range(0, 20).Select(_ => mutations.Next()).ToList();
            var answers = await Task.WhenAll(bodies.Select(body => Send(server, body)));
            Assert.All(
                answers.Zip(bodies),
                pair => Assert.True(
                    pair.First is HttpStatusCode.OK or HttpStatusCode.BadRequest,
                    $"{pair.First}: {Convert.ToBase64String(pair.Second)}"));
        }

        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/readyz")).StatusCode);
        Assert.DoesNotContain("Exception", server.Output, StringComparison.Ordinal);
    }

    private static bool Read(byte[] body)
    {
        try
        {
            switch (WebhookReader.Read(body, noon))
            {
                case ModelledWebhook { Event: var heard }:
                    Veil.Over(heard.Data, Hidden.Uris | Hidden.Numbers);
                    return true;
                case UnmodelledWebhook { Event: var kept }:
                    Veil.Over(kept.Data, Hidden.Uris | Hidden.Numbers);
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Keep this body in Corpus: {Convert.ToBase64String(body)}", failure);
        }
    }

    private static async Task<HttpStatusCode> Send(ServerProcess server, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await server.Http.PostAsync("/v1/webhooks", content);
        return response.StatusCode;
    }
}
