using System.Diagnostics.CodeAnalysis;

namespace VoipbinGrains.Resources;

/// <summary>Reads ids as VoIPBin writes them: exactly 8-4-4-4-12 hexadecimal digits, in either case.</summary>
/// <remarks><see cref="Guid"/>'s own parser also takes signs and <c>0x</c> inside the groups.</remarks>
public static class ResourceId
{
    /// <summary>How many characters an id has.</summary>
    internal const int Length = 36;

    /// <summary>Reads an id.</summary>
    /// <param name="text">The id as text.</param>
    /// <param name="id">The id; all zeros, VoIPBin's «none», is an id too.</param>
    /// <returns>False if the text is no id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id) => TryParse(text.AsSpan(), out id);

    /// <inheritdoc cref="TryParse(string?, out Guid)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid id)
    {
        id = default;
        return text.Length == Length && HasShape(text) && Guid.TryParseExact(text, "D", out id);
    }

    /// <summary>Reads an id.</summary>
    /// <param name="text">The id as UTF-8 text.</param>
    /// <param name="id">The id; all zeros, VoIPBin's «none», is an id too.</param>
    /// <returns>False if the text is no id.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Guid id)
    {
        id = default;
        if (text.Length != Length)
        {
            return false;
        }

        Span<char> chars = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            chars[i] = (char)text[i];
        }

        return HasShape(chars) && Guid.TryParseExact(chars, "D", out id);
    }

    private static bool HasShape(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
