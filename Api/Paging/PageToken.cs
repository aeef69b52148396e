using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VoipbinGrains.Api.Paging;

/// <summary>Where a page ended, bound to the list that it is of.</summary>
internal static class PageToken
{
    private const int BindingLength = 8;

    // the decoder lets white space and padding pass, which no token of ours has
    private static readonly SearchValues<char> alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <param name="list">What names the list: its path and its filters.</param>
    /// <param name="place">The number at which the page ended.</param>
    public static string Write(string list, long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place);
        return Write(list, bytes);
    }

    /// <param name="list">What names the list: its path and its filters.</param>
    /// <param name="place">Where the page ended.</param>
    public static string Write(string list, ReadOnlySpan<byte> place) =>
        Base64Url.EncodeToString([.. Binding(list), .. place]);

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token as sent.</param>
    /// <param name="list">The list that it is sent for.</param>
    /// <param name="place">Where its page ended, if it is of this list; as long as a place of this list is.</param>
    public static PageTokenReading Read(string token, string list, Span<byte> place)
    {
        var bytes = new byte[BindingLength + place.Length];
        if (token.AsSpan().ContainsAnyExcept(alphabet) || !Base64Url.IsValid(token, out var length)
            || length <= BindingLength)
        {
            return PageTokenReading.None;
        }

        if (length != bytes.Length || !Base64Url.TryDecodeFromChars(token, bytes, out _)
            || !bytes.AsSpan(0, BindingLength).SequenceEqual(Binding(list)))
        {
            return PageTokenReading.OfAnotherList;
        }

        bytes.AsSpan(BindingLength).CopyTo(place);
        return PageTokenReading.Place;
    }

    private static ReadOnlySpan<byte> Binding(string list) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, BindingLength);
}
