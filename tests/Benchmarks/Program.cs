using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks;
using VoipbinGrains.Benchmarks.Micro;

Subject[] subjects =
[
    Peers.Subject, Batches.Subject, Latency.Subject, Memory.Subject, MicroBench.Subject, Listeners.Subject, Wal.Subject,
    Scale.Subject, Subscribers.Subject, Neighbours.Subject, Boards.Subject, Commits.Subject,
    Hot.Subject,
];

if (args is not [var name, .. var settings] || subjects.SingleOrDefault(one => one.Name == name) is not { } subject)
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- SUBJECT [--setting value …]");
    Array.ForEach(subjects, one => Console.Error.WriteLine($"  {one.Name}: {one.Measures}"));
    return 2;
}

if (Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration != "Release")
{
    Console.Error.WriteLine("Figures of a debug build mean nothing: add -c Release.");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await subject.Run(new ConfigurationBuilder().AddCommandLine(settings).Build(), stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 1;
}
catch (Exception error)
{
    Console.Error.WriteLine(error);
    return 1;
}

// what was started is disposed of on the way out
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
