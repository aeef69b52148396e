using VoipbinGrains.Peers;
using VoipbinGrains.Peers.Actors;
using VoipbinGrains.Peers.Grains;
using VoipbinGrains.Peers.Sql;

// dotnet Peers.dll --Urls=http://127.0.0.1:PORT --peer NAME [--store FILE or CONNECTION STRING]
return await (new ConfigurationBuilder().AddCommandLine(args).Build()["peer"] switch
{
    "raw" => RawPeer.Run(args),
    "inserts-sqlite" => SqlPeer.Run(args, store => new SqliteInserts(new SqliteCalls(store))),
    "inserts-postgres" => SqlPeer.Run(args, store => new PostgresInserts(store)),
    "batched-sqlite" => SqlPeer.Run(args, store => new Batches(new SqliteCalls(store))),
    "batched-postgres" => SqlPeer.Run(args, store => new Batches(new PostgresBatch(store))),
    "orleans-postgres" => OrleansPeer.Run(args),
    "akka-postgres" => AkkaPeer.Run(args),
    var name => throw new ArgumentException($"There is no peer {name}."),
});
