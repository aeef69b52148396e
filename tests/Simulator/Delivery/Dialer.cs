using System.Net;
using System.Net.Sockets;

namespace VoipbinGrains.Simulator.Delivery;

/// <summary>
/// Connects as Go does: each address of the host's name in turn, until one takes the connection; 10 s for all of them.
/// </summary>
/// <param name="addresses">
/// The addresses to take for the name's, instead of asking for them; port 0 is that of the URL.
/// </param>
internal sealed class Dialer(IReadOnlyList<IPEndPoint> addresses)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A client that connects so. How long it waits for an answer is up to who asks.</summary>
    /// <param name="compression">What answers may be compressed with.</param>
    public HttpClient NewClient(DecompressionMethods compression = DecompressionMethods.None)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = compression,
            ConnectCallback = (context, stop) => Dial(context.DnsEndPoint, stop),
            ConnectTimeout = Longest,
            MaxAutomaticRedirections = 3,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
            UseCookies = false,
            UseProxy = false,
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async ValueTask<Stream> Dial(DnsEndPoint name, CancellationToken stop)
    {
        SocketException? refused = null;
        foreach (var address in await Resolve(name, stop))
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException cause)
            {
                refused = cause;
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw refused ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async ValueTask<IEnumerable<IPEndPoint>> Resolve(DnsEndPoint name, CancellationToken stop) =>
        addresses.Count > 0
            ? addresses.Select(address => address.Port == 0 ? new IPEndPoint(address.Address, name.Port) : address)
            : (await Dns.GetHostAddressesAsync(name.Host, stop)).Select(one => new IPEndPoint(one, name.Port));
}
