using System.Runtime.InteropServices;
using VoipbinGrains.Simulator;
using VoipbinGrains.Simulator.Options;
using VoipbinGrains.Simulator.Verification;

const int WrongOption = 2;

SimulatorOptions options;
try
{
    options = CommandLine.Read(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return WrongOption;
}

if (options.IsHelpWanted)
{
    Console.Out.WriteLine(CommandLine.Help);
    return Simulation.Fine;
}

using var close = new CancellationTokenSource();
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    var isTerminal = !Console.IsOutputRedirected;
    return await new Simulation(options, Console.Out, isTerminal, TimeProvider.System).Run(close.Token, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return Simulation.Failed;
}
catch (Exception error) when (error is ServerUnreachableException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return Simulation.Failed;
}

// once: everybody hangs up; twice: at once
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    (close.IsCancellationRequested ? stop : close).Cancel();
}
