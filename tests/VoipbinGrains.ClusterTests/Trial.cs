using System.Text.Json;
using VoipbinGrains.Tests.Simulator;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests;

/// <summary>
/// A contact centre that sends to a cluster while something is done to it, and at the end holds the cluster against
/// what it told. Short where it is run for each change; <c>VOIPBIN_TRIAL_SECONDS</c> and <c>VOIPBIN_TRIAL_RATE</c> make
/// it long, <c>VOIPBIN_TRIAL_REPEATS</c> (in percent) and <c>VOIPBIN_TRIAL_DISORDER</c> (in seconds) rough.
/// </summary>
internal static class Trial
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(Setting("VOIPBIN_TRIAL_SECONDS", 30));

    private static readonly int rate = Setting("VOIPBIN_TRIAL_RATE", 100);
    private static readonly int repeats = Setting("VOIPBIN_TRIAL_REPEATS", 10);
    private static readonly int disorder = Setting("VOIPBIN_TRIAL_DISORDER", 3);

    /// <summary>Runs it against a cluster, which makes the sender give nothing up.</summary>
    /// <param name="cluster">What is sent to.</param>
    /// <param name="output">Is told the figures.</param>
    /// <param name="trouble">What is done meanwhile.</param>
    /// <returns>The summary of what was sent and answered.</returns>
    public static async Task<JsonElement> Of(Cluster cluster, ITestOutputHelper output, Func<Task> trouble)
    {
        var summary = await Of(cluster.Url, cluster.Addresses, output, trouble);
        Assert.Equal(0, summary.GetProperty("given_up").GetInt32());
        return summary;
    }

    /// <summary>Runs it against whatever listens at addresses.</summary>
    /// <param name="url">Where it is asked in the end.</param>
    /// <param name="addresses">Where it is sent to, as one name would lead there.</param>
    /// <param name="output">Is told the figures.</param>
    /// <param name="trouble">What is done meanwhile.</param>
    /// <returns>The summary of what was sent and answered.</returns>
    public static async Task<JsonElement> Of(Uri url, string addresses, ITestOutputHelper output, Func<Task> trouble)
    {
        var sending = Run.Of(
            url, $"--addresses={addresses}", $"--rate={rate}", $"--duration={Length.TotalSeconds}s",
            $"--duplicates=0.{repeats:00}", $"--reorder={disorder}s", "--verify", "--patience=120s");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await trouble();
        var run = await sending;
        output.WriteLine(run.Output);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.True(run.Verification.GetProperty("passed").GetBoolean(), run.Output);
        return run.Summary;
    }

    /// <summary>What the environment sets.</summary>
    public static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : usual;
}
