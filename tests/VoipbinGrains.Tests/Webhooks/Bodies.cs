using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

/// <summary>The bodies that VoIPBin was seen to send.</summary>
internal static class Bodies
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(),
    ];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Payloads");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static WebhookEvent Event(string name) => Event(Read(name));

    public static WebhookEvent Event(byte[] body) =>
        Assert.IsType<ModelledWebhook>(WebhookReader.Read(body, DateTimeOffset.UnixEpoch.AddYears(80))).Event;
}
