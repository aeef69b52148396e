using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VoipbinGrains.BrowserTests;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_conversation_is_one_click_away_and_stays_live()
    {
        await using var centre = await Centre.Start();
        var call = Guid.NewGuid();
        await centre.Tell("call_created", call, Call("ringing"));
        await using var screen = await browser.Open(centre.Address);

        await screen.Rows("Live calls").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await Expect(screen.Rows("Events")).ToHaveCountAsync(1);
        await centre.Join(Guid.NewGuid(), call);
        await Expect(screen.Rows("Events")).ToHaveCountAsync(3);
        await Expect(screen.Page.Locator("svg.line rect.span")).ToHaveCountAsync(3);

        await screen.Page.GoBackAsync();
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("1");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_lifecycle_is_drawn_from_the_tables_that_judge()
    {
        await using var centre = await Centre.Start();
        await using var screen = await browser.Open(new Uri(centre.Address, "#/lifecycles/queuecall"));

        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "What may follow what: queuecall" }))
            .ToBeVisibleAsync();
        await Expect(screen.Rows("Statuses").Filter(new() { HasText = "abandoned (an end)" })).ToHaveCountAsync(1);
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Who_has_no_key_is_asked_for_it_and_sees_the_board_with_it()
    {
        const string Key = "a-key-for-the-wallboard-0123456789";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
        await using var centre = await Centre.Start($"--Tenants:default:ApiKeys:0:Sha256={hash}");
        await using var screen = await browser.Open(centre.Address);

        var box = screen.Page.GetByRole(AriaRole.Textbox, new() { Name = "Key" });
        await box.FillAsync("wrong");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(box).ToBeVisibleAsync();
        await box.FillAsync(Key);
        await screen.Page.Keyboard.PressAsync("Enter");

        await screen.IsLive();
        await Expect(screen.Tile("Waiting").Locator("p")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task It_is_used_with_the_keyboard_and_read_out()
    {
        await using var centre = await Centre.Start();
        await using var screen = await browser.Open(centre.Address);
        await screen.IsLive();

        await screen.Page.Keyboard.PressAsync("Tab");
        await Expect(screen.Page.GetByText("Skip to the board")).ToBeFocusedAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await Expect(screen.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("● Live");
        await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "At a glance" })).ToBeVisibleAsync();
        await Expect(screen.Page.Locator("svg:not([aria-label])")).ToHaveCountAsync(0);
    }

    private static string Call(string status) => $$"""
        "status":"{{status}}","direction":"incoming","tm_create":"{{Centre.Now}}","tm_update":"{{Centre.Now}}",
        "source":{"type":"tel","target":"+15550100001"},"destination":{"type":"tel","target":"+15550100002"}
        """;
}
