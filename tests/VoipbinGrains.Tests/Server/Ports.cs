using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace VoipbinGrains.Tests.Server;

/// <summary>Ports that nobody listens at.</summary>
internal static class Ports
{
    private static readonly ConcurrentDictionary<int, bool> given = new();

    /// <summary>
    /// One below those that the system gives to connections, which come and go while a process is down.
    /// </summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            if (!given.TryAdd(port, true))
            {
                continue;
            }

            try
            {
                using var probe = new TcpListener(IPAddress.Any, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }
}
