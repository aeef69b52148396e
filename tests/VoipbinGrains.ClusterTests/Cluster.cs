using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.ClusterTests;

/// <summary>
/// Silos that share a database, and edges without a silo at two addresses of one name, each a process of its own.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();

    private Cluster(string database, int silos, int apis, string program)
    {
        Database = database;
        Gateways = [.. Enumerable.Range(1, silos).Select(_ => Ports.Free())];
        Silos = [.. Gateways.Select((gateway, i) => new Member(
            $"silo {i + 1}",
            program,
            Folder($"silo-{i + 1}"),
            $"--ConnectionStrings:voipbin={database}",
            "--Storage:Provider=Postgres",
            "--Api:Enabled=false",
            "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1",
            $"--Orleans:Endpoints:SiloPort={Ports.Free()}",
            $"--Orleans:Endpoints:GatewayPort={gateway}",
            $"--Receipts={Receipts}"))];
        Apis = [.. Enumerable.Range(1, apis).Select(number => new Member(
            $"api {number}",
            Repository.Api,
            Folder($"api-{number}"),
            $"--ConnectionStrings:voipbin={database}",
            $"--Urls=http://127.0.0.{number}:{port}"))];
    }

    /// <summary>The way to the database that the silos share.</summary>
    public string Database { get; }

    public IReadOnlyList<Member> Silos { get; }

    /// <summary>The silos' ports for clients.</summary>
    public IReadOnlyList<int> Gateways { get; }

    /// <summary>Where the silos' grains write down what they hear.</summary>
    public string Receipts => Folder("receipts");

    public IReadOnlyList<Member> Apis { get; }

    /// <summary>Where the edges are, as one name would lead to them.</summary>
    public string Addresses =>
        string.Join(',', Enumerable.Range(1, Apis.Count).Select(number => $"127.0.0.{number}:{port}"));

    /// <summary>The first edge.</summary>
    public Uri Url => new($"http://127.0.0.1:{port}");

    public static async Task<Cluster> Start(PostgresServer server, int silos, int apis, string? program = null)
    {
        var cluster = new Cluster(await server.MakeDatabase(), silos, apis, program ?? Repository.Silo);
        try
        {
            await Task.WhenAll(cluster.Silos.Select(member => member.Start()));
            await Task.WhenAll(cluster.Apis.Select(member => member.Start()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Apis.Concat(Silos))
        {
            await member.DisposeAsync();
        }

        folder.Dispose();
    }

    private string Folder(string name) => Directory.CreateDirectory(folder.File(name)).FullName;
}
