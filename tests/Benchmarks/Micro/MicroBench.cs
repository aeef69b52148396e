using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Tests;

namespace VoipbinGrains.Benchmarks.Micro;

/// <summary>The steps of a webhook one by one, by BenchmarkDotNet.</summary>
internal static class MicroBench
{
    private const int WarmUps = 3;

    public static Subject Subject { get; } = new(
        "micro",
        "the steps of a webhook by BenchmarkDotNet: parse, judge, commit of 1, 64 and 256 (--iterations 15)",
        (settings, _) => Task.FromResult(Run(settings)));

    private static bool Run(IConfiguration settings)
    {
        Machine.Print();
        using var folder = new TemporaryFolder();
        // in this process: a project that is generated would be built by this repository's rules
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(WarmUps).WithIterationCount(settings.GetValue("iterations", 15));
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(folder.Path);
        Type[] steps = [typeof(ParseBench), typeof(JudgeBench), typeof(CommitBench)];
        var isWhole = true;
        foreach (var step in steps)
        {
            Machine.Progress(step.Name);
            var summary = BenchmarkRunner.Run(step, config);
            MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Ascii);
            isWhole &= summary.Reports.Length > 0 && summary.Reports.All(report => report.Success);
        }

        return isWhole;
    }
}
