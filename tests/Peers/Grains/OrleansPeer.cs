using Npgsql;

namespace VoipbinGrains.Peers.Grains;

/// <summary>Orleans as it comes: a grain for each call, its state in ADO.NET grain storage, memory streams.</summary>
internal static class OrleansPeer
{
    public const string Storage = "calls";
    public const string Streams = "changes";

    private const string SubscriptionStorage = "PubSubStore";
    private const int MostConnections = 64;

    public static async Task<int> Run(string[] settings)
    {
        var builder = PeerProgram.CreateBuilder(settings);
        var connection = new NpgsqlConnectionStringBuilder(builder.Store())
        {
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 8,
            AutoPrepareMinUsages = 2,
        }.ToString();
        await OrleansTables.Make(connection);
        builder.Host.UseOrleans(silo => silo
            .UseLocalhostClustering(builder.Configuration.GetValue<int>("silo-port"), gatewayPort: 0)
            .AddAdoNetGrainStorage(Storage, storage =>
            {
                storage.Invariant = "Npgsql";
                storage.ConnectionString = connection;
            })
            .AddMemoryGrainStorage(SubscriptionStorage)
            .AddMemoryStreams(Streams));
        var app = builder.Build();
        app.MapPost("/v1/webhooks", async Task<IResult> (HttpRequest request, IGrainFactory grains) =>
        {
            if (await WebhookBody.Read(request) is not { } told)
            {
                return TypedResults.BadRequest();
            }

            await grains.GetGrain<IStockCallGrain>(told.Call).Receive(told);
            return TypedResults.NoContent();
        });
        return await PeerProgram.Run(app);
    }
}
