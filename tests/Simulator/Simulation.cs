using System.Net;
using System.Text;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Simulator.Delivery;
using VoipbinGrains.Simulator.Options;
using VoipbinGrains.Simulator.Reporting;
using VoipbinGrains.Simulator.Truth;
using VoipbinGrains.Simulator.Verification;

namespace VoipbinGrains.Simulator;

/// <summary>One run from the first event to the last word.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="output">Where it is told how it goes.</param>
/// <param name="isTerminal">Whether that is a terminal, on which a line can be written over.</param>
/// <param name="time">The real time.</param>
internal sealed class Simulation(SimulatorOptions options, TextWriter output, bool isTerminal, TimeProvider time)
{
    /// <summary>Everything went as it should.</summary>
    public const int Fine = 0;

    /// <summary>Nobody listens, or what was verified is wrong.</summary>
    public const int Failed = 1;

    private readonly Tally tally = new(time);
    private readonly Findings findings = new();

    /// <summary>Runs it.</summary>
    /// <param name="close">Closes the centre: everybody hangs up, and what was sent is waited for.</param>
    /// <param name="stop">Leaves everything as it is.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> Run(CancellationToken close, CancellationToken stop)
    {
        var dialer = new Dialer(options.Addresses);
        using var sending = dialer.NewClient(DecompressionMethods.GZip);
        using var http = dialer.NewClient();
        var server = new ServerReader(http, options.Url, options.Tenant, options.Key, options.Patience, time);
        if (await new Doorbell(http, options, time).Ring(output, stop) is false)
        {
            return Failed;
        }

        var plan = options.Plan(time.GetUtcNow(), Random.Shared.Next());
        await output.WriteLineAsync(Welcome.Of(options, plan));
        VerificationSummary? verified = null;
        if (options.Verifies)
        {
            var truth = new TruthBook();
            await using var following = await Following.Begin(http, server, truth, findings, time, stop);
            await Send(plan, sending, truth, close, stop);
            await output.WriteLineAsync("Verifying …");
            verified = await new Verifier(server, truth, findings, options.Patience, time)
                .Verify(following.Follower, following.End, stop);
        }
        else
        {
            await Send(plan, sending, null, close, stop);
        }

        return await Tell(tally.Read() with { Verification = verified }, stop);
    }

    private async Task Send(
        CentrePlan plan, HttpClient http, TruthBook? truth, CancellationToken close, CancellationToken stop)
    {
        using var centre = new ContactCentre(plan);
        using var closing = close.Register(centre.Close);
        var secret = options.Secret is { } text ? Encoding.UTF8.GetBytes(text) : null;
        var sender = new Sender(http, options.Webhooks, secret, tally, time);
        var faults = new Faults(~plan.Seed, options.Reorder, options.Duplicates, options.Loss);
        using var courier = new Courier(sender, faults, truth, options.MostInFlight, tally, time);
        await using (var progress = new Progress(tally, output, isTerminal, time))
        {
            tally.Begin();
            progress.Begin();
            var pace = new Pace(options.Rate, options.Speed, time, close);
            foreach (var webhook in centre.Webhooks())
            {
                await pace.Wait(webhook.At, stop);
                courier.Send(webhook, stop);
            }

            await courier.Finish();
        }

        tally.Finish();
    }

    private async Task<int> Tell(Summary end, CancellationToken stop)
    {
        await output.WriteLineAsync(Report.Of(end));
        if (end.Verification is { } verification)
        {
            await output.WriteLineAsync(Report.Of(verification));
            foreach (var line in findings.Lines())
            {
                await output.WriteLineAsync(line);
            }
        }

        if (options.JsonFile is { } file)
        {
            await Report.Save(end, file, stop);
        }

        return end.Verification?.Passed is false ? Failed : Fine;
    }
}
