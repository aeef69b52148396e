using System.Diagnostics;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Webhooks;
using Xunit.Abstractions;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Bodies made of known ones by cutting, repeating, swapping and spoiling their tokens: the reader takes or refuses
/// each and never fails. How many is <c>VOIPBIN_FUZZ_BODIES</c>. What ever failed is kept as a file in <c>Corpus</c>.
/// </summary>
/// <remarks>By itself, because the memory that it looks at is that of all tests in the process.</remarks>
[CollectionDefinition(nameof(BodyFuzzTests), DisableParallelization = true), Collection(nameof(BodyFuzzTests))]
public sealed class BodyFuzzTests(ITestOutputHelper output)
{
    private const int Usual = 20_000;
    private static readonly DateTimeOffset noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_reader_takes_or_refuses_every_body_and_its_memory_stays_as_it_is()
    {
        var (mutations, bodies) = (new Mutations(seed: 1), FuzzLength.Or(Usual));
        var (taken, slowest, begun) = (0, TimeSpan.Zero, GC.GetTotalMemory(forceFullCollection: true));
        for (var number = 0; number < bodies; number++)
        {
            var body = mutations.Next();
            var watch = Stopwatch.GetTimestamp();
            taken += Read(body) ? 1 : 0;
            var elapsed = Stopwatch.GetElapsedTime(watch);
            slowest = elapsed > slowest ? elapsed : slowest;
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - begun;
        output.WriteLine(
            $"{bodies} bodies, {taken} taken, slowest {slowest.TotalMilliseconds:F1} ms, {grown} bytes grown");
        Assert.InRange(taken, 1, bodies - 1);
        Assert.True(grown < 32 * 1024 * 1024, $"{grown}");
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
}
