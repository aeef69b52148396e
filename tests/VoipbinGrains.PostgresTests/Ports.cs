using System.Net;
using System.Net.Sockets;

namespace VoipbinGrains.PostgresTests;

/// <summary>Ports that nobody listens at.</summary>
internal static class Ports
{
    /// <summary>
    /// One below those that the system gives to connections, which come and go while a process is down.
    /// </summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
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
