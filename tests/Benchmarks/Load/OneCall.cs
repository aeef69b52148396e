using System.Text;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>
/// Each request tells of the same call, each of another time: the first began it, the others update it.
/// </summary>
internal sealed class OneCall : ILoadedRequests
{
    private static readonly DateTime Began = new(2026, 10, 1, 10, 0, 0, DateTimeKind.Utc);

    private readonly CreatedCall created = new();
    private readonly Guid id = Guid.NewGuid();
    private readonly byte[] updated;
    private readonly int time;
    private int told;

    public OneCall()
    {
        updated = created.Of(id).ToArray();
        Overwrite("call_created"u8, "call_updated"u8);
        time = Overwrite("\"tm_update\":\""u8, "\"tm_update\":\""u8);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        if (told++ == 0)
        {
            return created.Of(id);
        }

        Encoding.ASCII.GetBytes($"{Began.AddMicroseconds(told):yyyy-MM-dd HH:mm:ss.ffffff}", updated.AsSpan(time));
        return updated;
    }

    /// <returns>Where what was overwritten ends.</returns>
    private int Overwrite(ReadOnlySpan<byte> old, ReadOnlySpan<byte> text)
    {
        var at = updated.AsSpan().IndexOf(old);
        text.CopyTo(updated.AsSpan(at));
        return at + text.Length;
    }
}
