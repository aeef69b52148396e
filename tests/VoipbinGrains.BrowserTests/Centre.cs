using System.Text;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.BrowserTests;

/// <summary>A server, and what VoIPBin tells it step by step.</summary>
internal sealed class Centre : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string[] settings;

    private Centre(string[] settings) => this.settings = settings;

    public ServerProcess Server { get; private set; } = null!;

    /// <summary>Where the wallboard is.</summary>
    public Uri Address => Server.Url;

    public static async Task<Centre> Start(params string[] settings)
    {
        var centre = new Centre(settings);
        centre.Server = await ServerProcess.Start(centre.folder.Path, settings);
        return centre;
    }

    /// <summary>Kill -9.</summary>
    public Task Kill() => Server.Kill();

    /// <summary>Starts it again at the same address, with what it wrote.</summary>
    public async Task StartAgain()
    {
        var before = Server;
        Server = ServerProcess.LaunchAt(before.Url.Port, folder.Path, settings);
        await before.DisposeAsync();
        await Server.Ready();
    }

    /// <summary>VoIPBin tells something that happens now.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="id">To whom.</param>
    /// <param name="members">The rest of its data.</param>
    public async Task Tell(string type, Guid id, string members)
    {
        using var body = new StringContent(
            $$$"""{"type":"{{{type}}}","data":{"id":"{{{id}}}",{{{members}}}}}""", Encoding.UTF8, "application/json");
        using var answer = await Server.Http.PostAsync(new Uri("/v1/webhooks", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A caller begins to wait in a queue.</summary>
    /// <returns>The queuecall.</returns>
    public async Task<Guid> Join(Guid queue, Guid call)
    {
        var stay = Guid.NewGuid();
        await Tell(
            "activeflow_updated",
            Guid.NewGuid(),
            $$"""
            "reference_type":"call","reference_id":"{{call}}","status":"running","tm_update":"{{Now}}",
            "current_action":{"type":"queue_join","option":{"queue_id":"{{queue}}" },"tm_execute":"{{Now}}" }
            """);
        await Tell(
            "queuecall_waiting",
            stay,
            $"""
            "reference_type":"call","reference_id":"{call}","status":"waiting","tm_create":"{Now}","tm_update":"{Now}"
            """);
        return stay;
    }

    /// <summary>The time as VoIPBin writes it.</summary>
    public static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", null);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
