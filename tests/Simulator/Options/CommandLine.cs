using static System.StringComparison;

namespace VoipbinGrains.Simulator.Options;

/// <summary>Reads a command line, and explains it.</summary>
internal static class CommandLine
{
    private const int MeaningColumn = 26;

    public static string Help { get; } = string.Join('\n',
    [
        "Plays a contact centre and sends what VoIPBin would send of it, as VoIPBin would send it.",
        "",
        "  dotnet run --project tests/Simulator -- [--option value …]",
        "",
        .. OptionTable.All.Select(one =>
            $"  {$"--{one.Name} {one.Value}".PadRight(MeaningColumn)}{one.Meaning}"),
        "",
        "Exit codes: 0 fine, 1 nobody listens or what was verified is wrong, 2 an option is wrong.",
    ]);

    /// <summary>Reads it: <c>--name value</c>, <c>--name=value</c>, <c>--switch</c>.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says what to write.</exception>
    public static SimulatorOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) = Split(arguments[at]);
            var option = Find(name);
            if (option.Value is null && value is not null)
            {
                throw new FormatException($"--{option.Name} takes no value.");
            }

            if (option.Value is not null && value is null)
            {
                at++;
                value = at < arguments.Count && !arguments[at].StartsWith("--", Ordinal)
                    ? arguments[at]
                    : throw new FormatException($"--{option.Name} takes a value: --{option.Name} {option.Value}.");
            }

            options = Set(option, options, value ?? "");
        }

        return options;
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', Ordinal) is var equals and > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);

    private static Option Find(string name)
    {
        var plain = name is "-h" or "-?" ? "help" : name.StartsWith("--", Ordinal) ? name[2..] : "";
        if (OptionTable.All.SingleOrDefault(one => one.Name == plain) is { } found)
        {
            return found;
        }

        var near = OptionTable.All.Where(one => IsNear(plain, one.Name)).Select(one => $"--{one.Name}").ToArray();
        var hint = near.Length > 0 ? $"Is it {string.Join(" or ", near)}?" : "--help lists them all.";
        throw new FormatException($"{name} is no option. {hint}");
    }

    private static bool IsNear(string typed, string name) => typed.Length > 1 && name.StartsWith(typed[..2], Ordinal);

    private static SimulatorOptions Set(Option option, SimulatorOptions options, string value)
    {
        try
        {
            return option.Set(options, value);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"--{option.Name} {wrong.Message}, not «{value}».");
        }
    }
}
