using Microsoft.Playwright;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Simulator;

namespace VoipbinGrains.BrowserTests;

/// <summary>
/// Looks at a busy centre on the screens that it is made for. The pictures are kept where <c>SCREENSHOTS</c> says;
/// the README's is <c>wallboard.png</c> of them.
/// </summary>
public sealed class ScreenshotTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Nothing_is_cut_off_on_a_laptop_or_on_a_wall_by_day_or_by_night()
    {
        using var folder = new TemporaryFolder();
        var kept = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? folder.Path;
        await using var centre = await Centre.Start();
        using var close = new CancellationTokenSource();

        // the centre's time goes faster than ours
        var start = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
        var run = Run.Of(
            new Uri(centre.Address, "/v1/webhooks"),
            close.Token,
            $"--start={start:O}", "--rate=60", "--duration=600", "--calls=60", "--queues=6", "--agents=18");
        try
        {
            await using var screen = await browser.Open(centre.Address);
            await Assertions.Expect(screen.Rows("Live calls").Nth(20)).ToBeAttachedAsync(new() { Timeout = 60_000 });
            await screen.Page.WaitForTimeoutAsync(20_000); // a while of the centre's life to look at
            foreach (var (name, width, height, isDark) in new[]
            {
                ("wallboard", 1280, 720, false),
                ("wallboard-dark", 1280, 720, true),
                ("wallboard-4k", 3840, 2160, false),
                ("wallboard-4k-dark", 3840, 2160, true),
                ("wallboard-phone", 400, 800, false),
            })
            {
                await Look(centre.Address, Path.Combine(kept, $"{name}.png"), width, height, isDark);
            }

            var conversation = await screen.Rows("Live calls").Last.GetByRole(AriaRole.Link)
                .GetAttributeAsync("href");
            await Look(new Uri(centre.Address, conversation), Path.Combine(kept, "conversation.png"), 1280, 720, false);
            await Look(
                new Uri(centre.Address, "#/lifecycles/call"), Path.Combine(kept, "lifecycle.png"), 1280, 720, false);
        }
        finally
        {
            await close.CancelAsync();
            await run;
        }
    }

    private async Task Look(Uri address, string file, int width, int height, bool isDark)
    {
        await using var screen = await browser.Open(address, width, height, isDark);
        await screen.IsLive();
        await screen.Page.Locator("section").First.WaitForAsync();
        await screen.Page.WaitForTimeoutAsync(1500);
        await screen.Page.ScreenshotAsync(new() { Path = file });
        var isWider = await screen.Page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");

        Assert.False(isWider, $"{Path.GetFileName(file)} is wider than its screen.");
        Assert.Empty(screen.Complaints);
    }
}
