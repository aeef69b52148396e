using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>
/// Waits for many sockets at once by poll(2), which costs less than a task for each, and less than
/// <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/>.
/// </summary>
internal sealed partial class SocketPoll
{
    private const short Readable = 1; // POLLIN
    private const int Milliseconds = 10;

    private readonly Entry[] entries;
    private readonly List<int> ready;

    public SocketPoll(IReadOnlyList<Socket> sockets)
    {
        entries = [.. sockets.Select(socket => new Entry { Descriptor = (int)socket.Handle, Wanted = Readable })];
        ready = new List<int>(entries.Length);
    }

    /// <summary>The places of the sockets that have something to read, or were closed; none after a while.</summary>
    public List<int> Ready()
    {
        ready.Clear();
        var left = Poll(ref entries[0], (nuint)entries.Length, Milliseconds);
        if (left < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        for (var i = 0; left > 0; i++)
        {
            if (entries[i].Told != 0)
            {
                ready.Add(i);
                left--;
            }
        }

        return ready;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Entry entries, nuint count, int timeout);

    /// <summary>A struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int Descriptor;
        public short Wanted;
        public short Told;
    }
}
