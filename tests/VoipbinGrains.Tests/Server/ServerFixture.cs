namespace VoipbinGrains.Tests.Server;

/// <summary>One server for all tests of a class.</summary>
public class ServerFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal ServerProcess Server { get; private set; } = null!;

    /// <summary>What the server is told on its command line.</summary>
    protected virtual string[] Settings => [];

    public async Task InitializeAsync() => Server = await ServerProcess.Start(folder.Path, Settings);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
