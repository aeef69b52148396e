using System.Security.Cryptography;
using System.Text.Unicode;

namespace VoipbinGrains.Api.Hosting;

/// <summary>
/// <c>hash-key</c>: reads an API key from stdin, where it is in no list of processes and no history of a shell, and
/// prints what <c>Tenants:{name}:ApiKeys:{n}:Sha256</c> is to be set to.
/// </summary>
public static class HashKeyCommand
{
    /// <summary>The command's name, the program's first argument.</summary>
    public const string Name = "hash-key";

    private const byte Space = (byte)' ';
    private const byte LastControl = Space - 1;
    private const byte Delete = 0x7f;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        using var input = new MemoryStream();
        if (args.Length == 1)
        {
            using var stdin = Console.OpenStandardInput();
            stdin.CopyTo(input);
        }

        var key = WithoutLineBreak(input.ToArray());
        var refusal = args.Length == 1 ? Refusal(key) : $"Nothing follows {Name}: the key is read from stdin.";
        (refusal is null ? Console.Out : Console.Error)
            .WriteLine(refusal ?? Convert.ToHexStringLower(SHA256.HashData(key)));
        return refusal is null ? 0 : 1;
    }

    private static string? Refusal(ReadOnlySpan<byte> key) =>
        key.IsEmpty ? "The key is empty: give it on stdin."
        : key[0] == Space || key[^1] == Space || key.ContainsAnyInRange((byte)0, LastControl) || key.Contains(Delete)
            || !Utf8.IsValid(key)
            ? "The key cannot be sent in a header: take UTF-8 without control characters, and no space at its ends."
        : null;

    private static ReadOnlySpan<byte> WithoutLineBreak(ReadOnlySpan<byte> key) =>
        key.EndsWith("\r\n"u8) ? key[..^2] : key.EndsWith("\n"u8) ? key[..^1] : key;
}
