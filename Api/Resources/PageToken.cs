using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>Where a page of a resource's history ended, bound to that resource.</summary>
internal static class PageToken
{
    private const int BindingLength = 8;

    public static string Write(ResourceKey key, EventKey after) =>
        Base64Url.EncodeToString([.. Binding(key), .. after.ToBytes()]);

    /// <returns>
    /// False if the text is no token; a token of another resource is one, but is not <paramref name="bound"/>.
    /// </returns>
    public static bool TryRead(string token, ResourceKey key, out EventKey after, out bool bound)
    {
        after = default;
        bound = false;
        var bytes = new byte[BindingLength + EventKey.Length];
        if (!Base64Url.IsValid(token, out var length) || length != bytes.Length)
        {
            return false;
        }

        Base64Url.DecodeFromChars(token, bytes);
        after = EventKey.FromBytes(bytes.AsSpan(BindingLength));
        bound = bytes.AsSpan(0, BindingLength).SequenceEqual(Binding(key));
        return true;
    }

    private static ReadOnlySpan<byte> Binding(ResourceKey key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Resource}/{key.GrainKey}")).AsSpan(0, BindingLength);
}
