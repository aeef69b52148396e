using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Payloads;

public sealed class BodyTests
{
    public static TheoryData<string> Bodies =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Payloads"), "*.json").Order()];

    [Theory, MemberData(nameof(Bodies))]
    public void Every_body_that_VoIPBin_was_seen_to_send_is_read_whole(string file)
    {
        var heard = WebhookReader.Read(File.ReadAllBytes(file), DateTimeOffset.UnixEpoch);

        var modelled = Assert.IsType<ModelledWebhook>(heard);
        Assert.Empty(modelled.Event.Unreadable);
        Assert.NotNull(modelled.Event.OccurredAt);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), modelled.Event.SentAs);
    }
}
