namespace VoipbinGrains.Peers.Sql;

/// <summary>ASP.NET and SQL, as one would write it by hand.</summary>
internal static class SqlPeer
{
    public static async Task<int> Run(string[] settings, Func<string, ICalls> open)
    {
        var builder = PeerProgram.CreateBuilder(settings);
        using var calls = open(builder.Store());
        await calls.Open();
        var app = builder.Build();
        app.MapPost("/v1/webhooks", async Task<IResult> (HttpRequest request) =>
        {
            if (await WebhookBody.Read(request) is not { } told)
            {
                return TypedResults.BadRequest();
            }

            await calls.Record(told);
            return TypedResults.NoContent();
        });
        return await PeerProgram.Run(app);
    }
}
