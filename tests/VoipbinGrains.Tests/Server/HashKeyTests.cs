using System.Diagnostics;
using System.Text;

namespace VoipbinGrains.Tests.Server;

public sealed class HashKeyTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n";

    [Theory]
    [InlineData("abc", OfAbc)]
    [InlineData("abc\n", OfAbc)]
    [InlineData("abc\r\n", OfAbc)]
    [InlineData("schlüssel", "ccec7a8e3e039f0b6b308a81f438e1d07a59c8c896b4f237d10c3eecb8375ef7\n")]
    public async Task A_keys_hash_is_printed_and_nothing_else(string typed, string printed)
    {
        var (exitCode, output, error) = await HashKey(typed);

        Assert.Equal((0, printed, ""), (exitCode, output.ReplaceLineEndings("\n"), error));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n", "is empty")]
    [InlineData("abc\n\n", "cannot be sent")]
    [InlineData(" abc", "cannot be sent")]
    [InlineData("abc", "read from stdin", "abc")]
    public async Task What_can_be_no_key_is_refused_in_one_line(string typed, string says, params string[] more)
    {
        var (exitCode, output, error) = await HashKey(typed, more);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(says, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("abc", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> HashKey(string typed, params string[] more)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Silo, "hash-key", .. more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await WriteAll(process.StandardInput, typed);
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static async Task WriteAll(StreamWriter input, string typed)
    {
        try
        {
            await input.WriteAsync(typed);
            input.Close();
        }
        catch (IOException)
        {
            // it refused without reading
        }
    }
}
