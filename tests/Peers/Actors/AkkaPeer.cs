using System.Text;
using Akka;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Persistence.Sql;
using Akka.Remote.Hosting;
using Npgsql;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Actors;

/// <summary>Akka.NET: cluster sharding, a persistent actor for each call, its events in PostgreSQL.</summary>
internal static class AkkaPeer
{
    private const string Kind = "call";
    private const int MostConnections = 64;
    private const int Shards = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(45);

    public static async Task<int> Run(string[] settings)
    {
        var builder = PeerProgram.CreateBuilder(settings);
        var store = new NpgsqlConnectionStringBuilder(builder.Store())
        {
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 2,
        }.ToString();
        builder.Services.AddAkka("peer", akka => akka
            .AddHocon(Persistence(store), HoconAddMode.Prepend)
            .AddHocon(SqlPersistence.DefaultConfiguration, HoconAddMode.Append)
            .WithRemoting("127.0.0.1", 0)
            .WithClustering()
            .WithShardRegion<CallActor>(
                Kind, id => Props.Create<CallActor>(id), new CallExtractor(Shards), new ShardOptions())
            .AddStartup((system, _) => Akka.Cluster.Cluster.Get(system)
                .Join(Akka.Cluster.Cluster.Get(system).SelfAddress)));
        var app = builder.Build();
        app.MapPost("/v1/webhooks", async Task<IResult> (HttpRequest request, IRequiredActor<CallActor> calls) =>
        {
            if (await WebhookBody.Read(request) is not { } told)
            {
                return TypedResults.BadRequest();
            }

            await calls.ActorRef.Ask<Done>(told, Patience);
            return TypedResults.NoContent();
        });
        return await PeerProgram.Run(app, () => Begin(app.Services.GetRequiredService<IRequiredActor<CallActor>>()));
    }

    // a call that was told shows that the cluster is up, its shards are allocated and the tables are there
    private static async Task Begin(IRequiredActor<CallActor> calls)
    {
        var body = $$"""{"type":"call_created","data":{"id":"{{Guid.NewGuid()}}"} }""";
        var told = CallReader.Read(Encoding.UTF8.GetBytes(body))!;
        await calls.ActorRef.Ask<Done>(told, LongestStart);
    }

    // no snapshots: a call has few events
    private static string Persistence(string connectionString) => $$"""
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.sql"
            sql {
              connection-string = "{{connectionString}}"
              provider-name = "PostgreSQL.15"
              auto-initialize = true
            }
          }
        }
        """;
}
