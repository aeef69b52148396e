using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace VoipbinGrains.PostgresTests.Journals;

/// <summary>
/// A wire to the server on which what a writer sends can be held back, as a network may, and delivered when the writer
/// has given up long since.
/// </summary>
internal sealed class HeldWire : IAsyncDisposable
{
    // in the first batch of every connection that writes
    private static readonly byte[] mark = "pg_notify"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly List<Task> pumps = [];
    private readonly Task accepting;
    private TaskCompletionSource gate = new();

    public HeldWire(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        gate.SetResult();
        listener.Start();
        accepting = Accept();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
    }.ConnectionString;

    /// <summary>Holds back what writers send from now on.</summary>
    public void Hold() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Delivers it, and ends when all who used the wire have left.</summary>
    public async ValueTask DisposeAsync()
    {
        gate.TrySetResult();
        listener.Stop();
        await accepting;
        await Task.WhenAll(pumps);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                pumps.Add(Serve(client));
            }
        }
        catch (SocketException)
        {
            // stopped
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        using (var upstream = new TcpClient())
        {
            await upstream.ConnectAsync(server.Host!, server.Port);
            await Task.WhenAll(
                Pump(client.Client, upstream.Client, isHeld: true),
                Pump(upstream.Client, client.Client, isHeld: false));
        }
    }

    private async Task Pump(Socket from, Socket to, bool isHeld)
    {
        var bytes = new byte[1024 * 1024];
        var isWriter = false;
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                isWriter |= bytes.AsSpan(0, count).IndexOf(mark) >= 0;
                await (isHeld && isWriter ? gate.Task : Task.CompletedTask);
                await to.SendAsync(bytes.AsMemory(0, count));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // one end is gone; what the other sent is not for it
        }
    }
}
