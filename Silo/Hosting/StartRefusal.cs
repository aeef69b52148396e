using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>Tells why the program does not start: in one line if setting something mends it, else whole.</summary>
internal static class StartRefusal
{
    private const int ExitCode = 1;

    /// <returns>The exit code.</returns>
    public static int Tell(Exception error)
    {
        Console.Error.WriteLine($"Not started. {Reason(error) ?? error.ToString()}");
        return ExitCode;
    }

    private static string? Reason(Exception? error) => error switch
    {
        null => null,
        RefusedToStartException or OptionsValidationException => error.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message.TrimEnd('.')}: stop what listens there, or set Urls.",

        // a value of the wrong form: the binder's message names the key
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } =>
            error.Message,
        _ => Reason(error.InnerException),
    };
}
