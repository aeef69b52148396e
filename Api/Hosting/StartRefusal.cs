using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Api.Hosting;

/// <summary>Tells why the program does not start: in one line if setting something mends it, else whole.</summary>
public static class StartRefusal
{
    private const int ExitCode = 1;
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>Tells it on stderr.</summary>
    /// <param name="error">What was thrown.</param>
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
        InvalidOperationException { Source: Binder } => error.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message.TrimEnd('.')}: stop what listens there, or set Urls.",
        SocketException or FormatException or ArgumentOutOfRangeException { ParamName: "port" } =>
            $"{error.Message.TrimEnd('.')}: set Urls, Orleans:Endpoints:SiloPort and :GatewayPort to free addresses.",
        AggregateException { InnerExceptions: var all } =>
            all.Select(Reason).FirstOrDefault(reason => reason is not null),
        _ => Reason(error.InnerException),
    };
}
