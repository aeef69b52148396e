using Microsoft.Playwright;
using VoipbinGrains.Tests.Server;
using VoipbinGrains.Tests.Simulator;
using static Microsoft.Playwright.Assertions;

namespace VoipbinGrains.BrowserTests;

public sealed class WallboardTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_queue_grows_and_shrinks_in_front_of_its_viewer()
    {
        await using var centre = await Centre.Start();
        await using var screen = await browser.Open(centre.Address);
        await screen.IsLive();
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("0");
        var queue = Guid.NewGuid();

        var first = await centre.Join(queue, Guid.NewGuid());
        var second = await centre.Join(queue, Guid.NewGuid());
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("2");
        await Expect(screen.Rows("Queues")).ToHaveCountAsync(1);
        await Expect(screen.Tile("Longest wait").Locator("p")).ToHaveTextAsync("0:03"); // it ticks by itself

        await centre.Tell("queue_updated", queue, "\"name\":\"Sales\"");
        await centre.Tell("queuecall_serviced", first, $"\"status\":\"service\",\"tm_update\":\"{Centre.Now}\"");
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("1");
        await Expect(screen.Tile("In service").Locator("p")).ToHaveTextAsync("1");
        await Expect(screen.Rows("Queues")).ToContainTextAsync("Sales");

        await centre.Tell("queuecall_abandoned", second, $"\"status\":\"abandoned\",\"tm_update\":\"{Centre.Now}\"");
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("0");
        await Expect(screen.Tile("Longest wait").Locator("p")).ToHaveTextAsync("–");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_simulated_centre_is_shown_as_the_figures_have_it()
    {
        await using var centre = await Centre.Start();
        await using var screen = await browser.Open(centre.Address);
        await screen.IsLive();

        var run = Run.Of(
            new Uri(centre.Address, "/v1/webhooks"),
            "--rate=60", "--duration=15", "--calls=60", "--speed=10", "--verify");
        var most = 0;
        while (!run.IsCompleted)
        {
            most = Math.Max(most, await screen.Number("Waiting"));
            await Task.WhenAny(run, screen.Page.WaitForTimeoutAsync(200));
        }

        Assert.Equal(0, (await run).ExitCode);
        Assert.NotEqual(0, most);
        var today = (await centre.Server.Http.GetAsync(new Uri("/v1/figures", UriKind.Relative)).Json())
            .GetProperty("today");
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("0");
        await Expect(screen.Tile("Service level today")).ToContainTextAsync(
            $"{today.GetProperty("answered").GetInt32()} answered");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_killed_server_is_noticed_and_what_is_shown_after_it_is_right()
    {
        await using var centre = await Centre.Start();
        await using var screen = await browser.Open(centre.Address);
        await screen.IsLive();
        var queue = Guid.NewGuid();
        await centre.Join(queue, Guid.NewGuid());
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("1");

        await centre.Kill();
        await Expect(screen.Page.Locator("#feed")).ToHaveTextAsync("○ Reconnecting…");
        await Expect(screen.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(
            "what is shown is old", new() { Timeout = 20_000 });

        await centre.StartAgain();
        await centre.Join(queue, Guid.NewGuid());
        await screen.IsLive();
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("2");
        await Expect(screen.Page.Locator("#banner")).ToBeHiddenAsync();
        Assert.All(screen.Complaints, complaint => Assert.StartsWith("Failed to load resource", complaint));
    }

    [Fact]
    public async Task What_senders_write_is_shown_and_never_run()
    {
        await using var centre = await Centre.Start();
        const string Name = "<img src=x onerror=alert(1)>";
        await centre.Tell("agent_created", Guid.NewGuid(), $"\"name\":\"{Name}\",\"status\":\"available\"");

        await using var screen = await browser.Open(centre.Address);

        await Expect(screen.Rows("Agents")).ToContainTextAsync(Name);
        Assert.Empty(screen.Complaints);
    }
}
