namespace VoipbinGrains.Tests.Server;

/// <summary>One server for all tests of a class.</summary>
public sealed class ServerFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal ServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ServerProcess.Start(folder.Path);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => folder.Dispose();
}
