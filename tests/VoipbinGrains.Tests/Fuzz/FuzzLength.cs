using System.Globalization;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>How many bodies are tried: <c>VOIPBIN_FUZZ_BODIES</c>, else few, so that all tests are soon done.</summary>
internal static class FuzzLength
{
    public static int Or(int usual) =>
        Environment.GetEnvironmentVariable("VOIPBIN_FUZZ_BODIES") is { Length: > 0 } set
            ? int.Parse(set, CultureInfo.InvariantCulture)
            : usual;
}
